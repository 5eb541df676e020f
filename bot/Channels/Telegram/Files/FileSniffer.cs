using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Files;

/// <summary>What a file is by its first bytes; its name and the type that came along prove nothing.</summary>
internal static class FileSniffer
{
    /// <returns>The MIME type; null for what Companion has no use for (programs, archives, pages).</returns>
    public static string? TypeOf(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (content.StartsWith("RIFF"u8) && content.Length >= 12)
        {
            return content[8..].StartsWith("WEBP"u8) ? "image/webp" : content[8..].StartsWith("WAVE"u8) ? "audio/wav" : null;
        }

        if (content.StartsWith("OggS"u8))
        {
            return "audio/ogg";
        }

        if (content.StartsWith("ID3"u8) || (content.Length > 2 && content[0] == 0xFF && (content[1] & 0xE6) == 0xE2))
        {
            return "audio/mpeg";
        }

        if (content.StartsWith("%PDF-"u8))
        {
            return "application/pdf";
        }

        return content.Length >= 12 && content[4..].StartsWith("ftyp"u8) ? IsoMedia(content[8..]) : null;
    }

    /// <summary>Whether a file of this type may stand where this kind was sent.</summary>
    public static bool Suits(FileKind kind, string mimeType) => kind switch
    {
        FileKind.Photo => mimeType.StartsWith("image/", StringComparison.Ordinal),
        FileKind.Voice or FileKind.Audio => mimeType.StartsWith("audio/", StringComparison.Ordinal),
        FileKind.Video => mimeType.StartsWith("video/", StringComparison.Ordinal),
        FileKind.Document => mimeType.StartsWith("image/", StringComparison.Ordinal) || mimeType == "application/pdf",
        _ => false,
    };

    private static string IsoMedia(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("M4A"u8) ? "audio/mp4"
        : brand.StartsWith("heic"u8) || brand.StartsWith("heix"u8) || brand.StartsWith("mif1"u8) ? "image/heic"
        : "video/mp4";
}
