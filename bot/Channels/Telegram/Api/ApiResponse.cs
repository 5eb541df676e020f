using System.Buffers;

namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>The bytes of an answer in a rented buffer, with what they said.</summary>
internal sealed class ApiResponse(ApiAnswer answer, byte[]? rented, int length) : IDisposable
{
    public ApiAnswer Answer { get; } = answer;

    public ReadOnlyMemory<byte> Body => rented.AsMemory(0, length);

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
            rented = null;
            length = 0;
        }
    }
}
