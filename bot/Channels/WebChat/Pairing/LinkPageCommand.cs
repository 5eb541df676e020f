using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Channels.WebChat.Pairing;

/// <summary>
/// "people.link-page": a one-time way for this person to go on in the browser, as an address and as a code of six digits to type.
/// Both work once, for 15 minutes. A replay takes them from the turn's log, as it does every command's outcome.
/// </summary>
internal sealed class LinkPageCommand(PageAddress address) : IWriteCommand
{
    public CommandSignature Signature { get; } = new(
        "people.link-page",
        ImmutableSortedDictionary<string, CommandInputType>.Empty,
        ImmutableSortedDictionary<string, string>.Empty.Add("url", "text").Add("code", "text").Add("page", "text"),
        ["ok"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        scope.Writes.Of<LinkTokenRows>().Add(new(
            scope.TenantId,
            LinkSecrets.HashToken(scope.Cipher, token),
            LinkSecrets.HashCode(scope.Cipher, code),
            scope.ConversationId,
            scope.Profile.PersonId,
            scope.Now + LinkSecrets.Lifetime));
        var page = address.Value;
        return new()
        {
            Values = ImmutableSortedDictionary<string, SlotValue>.Empty
                .Add("url", new TextValue($"{page}/#link={token}"))
                .Add("code", new TextValue(code))
                .Add("page", new TextValue(page)),
        };
    }
}
