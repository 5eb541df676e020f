using Companion.Dialogs;

namespace Companion.Bot.Channels.WebChat.Files;

/// <summary>What a file is by its first bytes, never by its name: only these are shown in a browser, all else is offered for saving.</summary>
internal static class FileSniffer
{
    public const string Unknown = "application/octet-stream";

    /// <param name="content">The file.</param>
    /// <param name="declared">What the sender calls it; decides only between sound and picture of the same container.</param>
    public static (FileKind Kind, string MimeType) Sniff(ReadOnlySpan<byte> content, string? declared)
    {
        var isSound = declared?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) is true;
        return content switch
        {
            [0xFF, 0xD8, 0xFF, ..] => (FileKind.Photo, "image/jpeg"),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => (FileKind.Photo, "image/png"),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => (FileKind.Photo, "image/gif"),
            _ when content.StartsWith("%PDF-"u8) => (FileKind.Document, "application/pdf"),
            _ when content.StartsWith("OggS"u8) => (FileKind.Voice, "audio/ogg"),
            _ when content.StartsWith("ID3"u8) => (FileKind.Audio, "audio/mpeg"),
            [0xFF, >= 0xE2, ..] => (FileKind.Audio, "audio/mpeg"),
            _ when content.StartsWith("RIFF"u8) && At(content, 8, "WEBP"u8) => (FileKind.Photo, "image/webp"),
            _ when content.StartsWith("RIFF"u8) && At(content, 8, "WAVE"u8) => (FileKind.Audio, "audio/wav"),
            [0x1A, 0x45, 0xDF, 0xA3, ..] => isSound ? (FileKind.Voice, "audio/webm") : (FileKind.Video, "video/webm"),
            _ when At(content, 4, "ftypheic"u8) || At(content, 4, "ftypmif1"u8) => (FileKind.Photo, "image/heic"),
            _ when At(content, 4, "ftypM4A"u8) => (FileKind.Audio, "audio/mp4"),
            _ when At(content, 4, "ftyp"u8) => isSound ? (FileKind.Audio, "audio/mp4") : (FileKind.Video, "video/mp4"),
            _ => (FileKind.Document, Unknown),
        };
    }

    private static bool At(ReadOnlySpan<byte> content, int offset, ReadOnlySpan<byte> mark) =>
        content.Length >= offset + mark.Length && content.Slice(offset, mark.Length).SequenceEqual(mark);
}
