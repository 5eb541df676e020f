using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>The method that sends a kind of file, and the parameter that carries it.</summary>
internal sealed record MediaMethod(string Name, string Field)
{
    public static MediaMethod For(FileKind kind) => kind switch
    {
        FileKind.Photo => new("sendPhoto", "photo"),
        FileKind.Voice => new("sendVoice", "voice"),
        FileKind.Audio => new("sendAudio", "audio"),
        FileKind.Video => new("sendVideo", "video"),
        FileKind.Document => new("sendDocument", "document"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of file"),
    };
}

/// <summary>A file to upload. <paramref name="Name"/> is what the person sees on saving it.</summary>
internal sealed record UploadFile(string Name, string MimeType, ReadOnlyMemory<byte> Content);
