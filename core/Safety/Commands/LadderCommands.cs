using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.People.Commands;
using Npgsql;

namespace Companion.Safety.Commands;

/// <summary>"safety.ladder": who is called, in order, as a numbered list; how long each is waited for, and the countdown.</summary>
internal sealed class LadderView(SafetyOptions options) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.ladder", outputs: ["list: text", "count: number", "wait: number", "countdown: number"], results: ["ok", "nobody"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var relations = await Relations.ToTellAsync(connection, scope.Cipher, scope.Profile.PersonId, Permission.HearSos, cancellationToken).ConfigureAwait(false);
        var list = new StringBuilder();
        for (var i = 0; i < relations.Count; i++)
        {
            var name = relations[i].Name.Length > 0 ? relations[i].Name : relations[i].Label ?? "?";
            list.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : "\n")}{i + 1}. {name}{(relations[i].IsReachable ? "" : " ⚠")}");
        }

        return new CommandOutcome
        {
            Result = relations.Count == 0 ? "nobody" : "ok",
            Values = ImmutableSortedDictionary<string, SlotValue>.Empty
                .Add("list", new TextValue(list.ToString()))
                .Add("count", new NumberValue(relations.Count))
                .Add("wait", new NumberValue(LadderTimes.Of(scope.Profile, LadderTimes.WaitFact) ?? (int)options.ContactWait.TotalSeconds))
                .Add("countdown", new NumberValue(LadderTimes.Of(scope.Profile, LadderTimes.CountdownFact) ?? (int)options.Countdown.TotalSeconds)),
        };
    }
}

/// <summary>"safety.times": the person's own countdown and waiting time, in seconds.</summary>
internal sealed class LadderTimes() : ProfileCommand(Signatures.Define("safety.times", ["countdown: number?", "wait: number?"]))
{
    public const string CountdownFact = "sos-countdown";
    public const string WaitFact = "sos-wait";

    public static int? Of(Profile profile, string fact) =>
        profile.Facts.TryGetValue(fact, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    protected override CommandOutcome Change(CommandCall call, TurnScope scope)
    {
        var facts = scope.Profile.Facts;
        if (call.Number("countdown") is { } countdown)
        {
            facts = facts.SetItem(CountdownFact, ((int)countdown).ToString(CultureInfo.InvariantCulture));
        }

        if (call.Number("wait") is { } wait)
        {
            facts = facts.SetItem(WaitFact, ((int)wait).ToString(CultureInfo.InvariantCulture));
        }

        return Now(scope.Profile with { Facts = facts });
    }
}
