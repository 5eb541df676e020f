using System.Buffers.Text;
using System.Text;

namespace Companion.Dialogs;

/// <summary>
/// Tokens that begin a dialog whenever they are tapped: "i:dialog.&lt;name&gt;" for those of the menu, "i:dialog.&lt;name&gt;:&lt;argument&gt;"
/// for those that name a slot as their <c>button</c>. Anybody can forge one: the dialog's first command decides whether this person may.
/// </summary>
public static class OpenToken
{
    /// <summary>Telegram's limit (core.telegram.org/bots/api#inlinekeyboardbutton).</summary>
    public const int MaxBytes = 64;

    internal const string Prefix = "i:dialog.";

    /// <param name="dialog">Its name.</param>
    /// <param name="argument">For the slot that it names as its <c>button</c>; null: none.</param>
    /// <exception cref="ArgumentException">Together they do not fit.</exception>
    public static string Of(string dialog, string? argument = null)
    {
        var token = argument is null ? Prefix + dialog : $"{Prefix}{dialog}:{argument}";
        return Encoding.UTF8.GetByteCount(token) <= MaxBytes ? token : throw new ArgumentException($"the button of {dialog} does not fit {MaxBytes} bytes");
    }

    /// <summary>An id as 22 characters.</summary>
    public static string Compact(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null: not what <see cref="Compact"/> writes.</returns>
    public static Guid? Id(string? text)
    {
        Span<byte> bytes = stackalloc byte[16];
        return text is { Length: 22 } && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == 16
            ? new Guid(bytes, bigEndian: true) : null;
    }
}
