using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Companion.Conversations;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>
/// <c>POST /telegram/webhook</c>. 200 only when the update's turn is committed; 503 when it could not be, so that Telegram sends it again.
/// What is no update at all gets 200 as well: a refusal would make Telegram repeat it for ever.
/// </summary>
internal sealed partial class Webhook(TelegramBot bot, UpdateIntake intake, TelegramMetrics metrics, TimeProvider clock, ILogger<Webhook> logger)
{
    /// <summary>Real updates have some kilobytes.</summary>
    public const int MaxBodyBytes = 4 * 1024 * 1024;

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>How long a tap waits for its turn before it is answered by a call of its own.</summary>
    private static readonly TimeSpan TapPatience = TimeSpan.FromMilliseconds(700);

    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(bot.Options.WebhookSecret ?? ""));

    public async Task HandleAsync(HttpContext context)
    {
        if (!IsFromTelegram(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!bot.Identity.IsKnown)
        {
            // Just starting: Telegram repeats it in a second.
            Refuse(context.Response);
            return;
        }

        var (update, tooLarge) = await ReadAsync(context.Request, context.RequestAborted);
        if (update is null)
        {
            metrics.Unreadable.Add(1);
            LogUnreadable(logger, bot.Identity.AccountId, tooLarge ? "too large" : "not an update");
            context.Response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        // Not the request's token: a turn that Telegram no longer waits for still commits, and the repeat is a duplicate.
        await AnswerAsync(context, UpdateMapper.Map(update, bot.Identity));
    }

    private async Task AnswerAsync(HttpContext context, MappedUpdate update)
    {
        if (update.Checkout is { } checkout)
        {
            await intake.AnswerCheckoutAsync(bot, checkout, CancellationToken.None);
        }

        var tap = bot.Options.AnswerTaps && update.CallbackId is { } id && intake.MustAnswer(id) ? id : null;
        var turn = intake.TakeAsync(update, CancellationToken.None);
        try
        {
            if (tap is not null && !turn.IsCompleted)
            {
                try
                {
                    await turn.WaitAsync(TapPatience, clock);
                }
                catch (TimeoutException)
                {
                    _ = intake.AnswerTapAsync(bot, tap, CancellationToken.None);
                    tap = null;
                }
            }

            await turn;
        }
        catch (ConversationsUnavailableException)
        {
            if (tap is not null)
            {
                _ = intake.AnswerTapAsync(bot, tap, CancellationToken.None);
            }

            Refuse(context.Response);
            return;
        }

        Failpoints.Hit("before-ack");
        context.Response.StatusCode = StatusCodes.Status200OK;
        if (tap is not null)
        {
            await WriteTapAnswerAsync(context.Response, tap);
        }
    }

    private static void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "1";
    }

    /// <summary>Telegram takes a method call in the answer to its own request: saves a call of ours.</summary>
    private static async Task WriteTapAnswerAsync(HttpResponse response, string callbackId)
    {
        response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("method"u8, "answerCallbackQuery"u8);
        writer.WriteString("callback_query_id"u8, callbackId);
        writer.WriteEndObject();
    }

    /// <summary>Compares digests in constant time: neither the secret's length nor its beginning can be felt out.</summary>
    private bool IsFromTelegram(HttpRequest request)
    {
        var given = request.Headers[SecretHeader];
        if (given.Count != 1 || given[0] is not { Length: > 0 and <= 256 } text)
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return CryptographicOperations.FixedTimeEquals(digest, _secret);
    }

    private static async Task<(TelegramUpdate? Update, bool TooLarge)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return (null, true);
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBodyBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (null, true);
            }

            if (read.IsCompleted)
            {
                var update = Parse(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return (update, false);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static TelegramUpdate? Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return UpdateReader.Read(body.FirstSpan);
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
        body.CopyTo(rented);
        var update = UpdateReader.Read(rented.AsSpan(0, (int)body.Length));
        ArrayPool<byte>.Shared.Return(rented);
        return update;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to the webhook of account {AccountId} was {What}: acknowledged and ignored")]
    private static partial void LogUnreadable(ILogger logger, Guid accountId, string what);
}
