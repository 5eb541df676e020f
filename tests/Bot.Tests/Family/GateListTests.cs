using Companion.Bot.Tests.WebChat;
using Companion.Conversations.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Bot.Tests.Family;

/// <summary>Holds the table of Core.Tests' GateTests complete: a new command that takes another person comes here, and there.</summary>
public sealed class GateListTests
{
    private static readonly string[] s_gates =
    [
        "diary.page", "diary.photo", "family.limits", "family.look", "family.medicines", "family.report", "family.set-limit", "news.may-hear-of-medicines", "news.order",
        "safety.may-hear-red-flag",
    ];

    /// <summary>They change or show the relation itself, to its two alone (RelationTests, FamilyTests).</summary>
    private static readonly string[] s_ofTheRelation = ["family.card", "family.confirm", "family.end", "family.first", "family.permit"];

    /// <summary>How one's own contacts are called in an alarm; nobody else's relation is found by them (ContactTests).</summary>
    private static readonly string[] s_ofOnesOwn = ["safety.code", "safety.confirm-code", "safety.contact", "safety.set-contact"];

    [Fact]
    public async Task Commands_ThatTakeAnotherPerson_AreAllInTheTableOfGates()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var taking = bot.Services.GetRequiredService<CommandRegistry>().Signatures
            .Where(signature => signature.Inputs.ContainsKey("relation") || signature.Inputs.ContainsKey("person")).Select(signature => signature.Name);

        taking.Except(s_ofTheRelation).Except(s_ofOnesOwn).Order(StringComparer.Ordinal).ShouldBe(s_gates);
    }
}
