using System.Text.RegularExpressions;
using Companion.Bot.Tests.WebChat;
using Companion.Dialogs;
using Companion.EndToEnd.Conversations;
using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.Family;

/// <summary>One of a family in a conversation: what they do, and what they then hear, by the keys of the product's texts.</summary>
internal sealed partial class FamilyMember(IChatUser user, WrittenTexts texts, string language)
{
    private Heard? _last;

    public IChatUser User => user;

    public WrittenTexts Texts => texts;

    public string Name => user.Name;

    /// <summary>Several texts may stand in one message, in this order.</summary>
    public async Task<Heard> HearsAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            if (_last is null || !texts.IsIn(_last.Text, key))
            {
                _last = await texts.HearsAsync(user, key);
            }
        }

        return _last!; // at least one key was named
    }

    public async Task<Heard> HearsPictureAsync() => _last = await user.HearsAsync(heard => heard.Picture is not null, "a picture");

    public Task SaysAsync(string words)
    {
        _last = null;
        return user.SaysAsync(words);
    }

    /// <summary>Taps a button by its text's key, or by what stands on it.</summary>
    public Task PressesAsync(string button)
    {
        _last = null;
        return user.PressesAsync(button.Contains('/', StringComparison.Ordinal) ? texts[button] : button);
    }

    public Task FollowsAsync(string payload)
    {
        _last = null;
        return user.StartsAsync(payload);
    }

    public Task TapsAsync(string dialog, string relation)
    {
        _last = null;
        var token = OpenToken.Of(dialog, relation);
        return user is WebUser web ? web.TapsAsync(token) : ((SimulatedUser)user).TapsAsync(((SimulatedUser)user).LastMessageId, token);
    }

    public async Task OnboardsAsync(bool asGuest = false)
    {
        await HearsAsync("People/language.ask");
        await SaysAsync(language switch { "ru" => "Русский", "uk" => "Українська", "pt" => "Português", "vi" => "Tiếng Việt", _ => "English" });
        _last = await user.HearsAsync(heard => texts.IsIn(heard.Text, "People/name.ask") || texts.IsIn(heard.Text, "People/name-known.ask"), "the question of the name");
        await SaysAsync(Name);
        await HearsAsync("People/country.ask");
        await PressesAsync("People/country.vn");
        if (!asGuest)
        {
            await HearsAsync("People/consent.health.ask");
            await PressesAsync("People/consent.agree");
        }

        await HearsAsync("People/consent.ai.ask");
        await PressesAsync("People/consent.refuse");
        if (asGuest)
        {
            await HearsAsync("People/finish-guest.say");
            return;
        }

        await HearsAsync("People/consent.sharing.ask");
        await PressesAsync("People/consent.refuse");
        await HearsAsync("People/hour.ask");
        await PressesAsync("People/hour.none");
        await HearsAsync("People/first.ask");
        await PressesAsync("People/first.no");
        await HearsAsync("People/bye.say");
    }

    /// <param name="kind">"relative" or "doctor"; null: for somebody whom this member looks after.</param>
    public async Task<Invitation> InvitesAsync(string? kind = "relative")
    {
        await SaysAsync("/family");
        await user.HearsAsync(heard => heard.Buttons.Contains(texts["Family/start.invite"]), "the family's buttons");
        await PressesAsync(kind is null ? "Family/start.elder" : "Family/start.invite");
        if (kind is not null)
        {
            await HearsAsync("Family/kind.ask");
            await PressesAsync("Family/kind." + kind);
        }

        var heard = await HearsAsync(kind is null ? "Family/invite-elder.say" : "Family/invite.say");
        return new(PayloadPattern().Match(heard.Text).Groups[1].Value, CodePattern().Match(heard.Text).Value, heard.Picture ?? throw new ExpectationException("the invitation has no picture"));
    }

    public async Task TypesCodeAsync(string code)
    {
        await SaysAsync("/family");
        await user.HearsAsync(heard => heard.Buttons.Contains(texts["Family/start.code"]), "the family's buttons");
        await PressesAsync("Family/start.code");
        await HearsAsync("Family/typed.ask");
        await SaysAsync(code);
    }

    [GeneratedRegex("start=(fam_[A-Za-z0-9_-]{22})")]
    private static partial Regex PayloadPattern();

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex CodePattern();
}

internal sealed record Invitation(string Payload, string Code, byte[] Picture);
