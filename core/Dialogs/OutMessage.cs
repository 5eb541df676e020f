using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>
/// One message to a person, not yet rendered for a channel. Text is plain but for <see cref="Markup"/>'s two marks around bold words;
/// a channel escapes everything else.
/// </summary>
public sealed record OutMessage
{
    public required string Text { get; init; }

    /// <summary>Rows of buttons under the message.</summary>
    public ImmutableArray<ImmutableArray<OutButton>> Buttons { get; init; } = [];

    public OutMedia? Media { get; init; }

    /// <summary>Ask for the position or the phone number with the channel's own button, where it has one.</summary>
    public OutRequest Request { get; init; }

    /// <summary>What that button says, in the person's language; null: a symbol that needs no language.</summary>
    public string? RequestLabel { get; init; }

    /// <summary>Show (again) the always-there keyboard: SOS and menu. Only sent where the channel has one.</summary>
    public HomeKeyboard? Home { get; init; }

    public Lane Lane { get; init; } = Lane.Reply;
}

/// <summary>A button: a token that comes back as <see cref="ButtonInput"/> (at most 64 bytes), or an address to open.</summary>
public sealed record OutButton(string Label, string? Token = null, string? Url = null);

/// <summary>A stored file to show. <paramref name="Alt"/> describes it to those who cannot see it.</summary>
public sealed record OutMedia(FileKind Kind, Guid FileId, string Alt);

/// <summary>Labels of the keyboard that never leaves: the words come back as <see cref="TextInput"/>.</summary>
public sealed record HomeKeyboard(string Sos, string Menu, string Help);

public enum OutRequest
{
    None,
    Location,
    Contact,
}

/// <summary>Outbox lanes, most urgent first. The numbers are stored.</summary>
public enum Lane
{
    Sos = 0,
    Reply = 1,
    Alert = 2,
    Bulk = 3,
}

/// <summary>The two marks that stand around bold words in a rendered text (private use characters: a person's own input never holds them).</summary>
public static class Markup
{
    public const char BoldBegin = '\uE000';
    public const char BoldEnd = '\uE001';
}
