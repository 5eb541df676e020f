using System.Text.RegularExpressions;
using Companion.TelegramSimulator.Api;
using Companion.TelegramSimulator.Updates;

namespace Companion.TelegramSimulator.Methods;

/// <summary>How the bot gets its updates.</summary>
internal sealed partial class UpdateMethods(SimulatorWorld world, UpdateFeed feed, WebhookDelivery webhook)
{
    private const string Terminated = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    private CancellationTokenSource? _poller;

    public void AddTo(Dictionary<string, Func<Arguments, ApiAnswer>> methods)
    {
        methods["setWebhook"] = SetWebhook;
        methods["deleteWebhook"] = arguments =>
        {
            webhook.Aim(null);
            ForgetIfAsked(arguments);
            return ApiAnswer.True;
        };
        methods["getWebhookInfo"] = _ => ApiAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("url", webhook.Target?.Urls[0].ToString() ?? "");
            writer.WriteBoolean("has_custom_certificate", false);
            writer.WriteNumber("pending_update_count", feed.Unacknowledged);
            if (webhook.LastError is { } error)
            {
                writer.WriteString("last_error_message", error);
            }

            writer.WriteEndObject();
        });
    }

    public async Task<ApiAnswer> PollAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (webhook.Target is not null)
        {
            return ApiAnswer.Refused(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
                brokenRule: "conflict");
        }

        Ask(arguments);
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var other = Interlocked.Exchange(ref _poller, mine);
        try
        {
            // The newer request wins; the older one is told.
            if (other is not null)
            {
                await other.CancelAsync();
            }

            return await PollAsync(arguments, mine.Token, cancellationToken);
        }
        finally
        {
            Interlocked.CompareExchange(ref _poller, null, mine);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex SecretToken();

    private async Task<ApiAnswer> PollAsync(Arguments arguments, CancellationToken mine, CancellationToken request)
    {
        var limit = (int)Math.Clamp(arguments.Integer("limit") ?? 100, 1, 100);
        var offset = arguments.Integer("offset");
        var waits = TimeSpan.FromSeconds(Math.Clamp(arguments.Integer("timeout") ?? 0, 0, 50));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(mine);
        deadline.CancelAfter(waits);
        while (true)
        {
            var changed = feed.Changed.Next;
            var found = feed.Poll(offset, limit);
            if (found.Count > 0 || waits == TimeSpan.Zero)
            {
                return Found(found);
            }

            // Confirming once is enough; doing it again would wake this very loop.
            offset = null;
            try
            {
                await changed.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (mine.IsCancellationRequested && !request.IsCancellationRequested)
            {
                return ApiAnswer.Refused(409, Terminated, brokenRule: "conflict");
            }
            catch (OperationCanceledException)
            {
                return Found([]);
            }
        }
    }

    private static ApiAnswer Found(IReadOnlyList<PendingUpdate> updates) => ApiAnswer.Ok(writer =>
    {
        writer.WriteStartArray();
        foreach (var update in updates)
        {
            // As it is: a hostile update must reach the bot unchanged.
            writer.WriteRawValue(update.Body, skipInputValidation: true);
        }

        writer.WriteEndArray();
    });

    private ApiAnswer SetWebhook(Arguments arguments)
    {
        var url = arguments.Text("url")!;
        if (url.Length == 0)
        {
            webhook.Aim(null);
            return ApiAnswer.True;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || (target.Scheme != "https" && !target.IsLoopback))
        {
            return ApiAnswer.Wrong("webhook", "bad webhook: An HTTPS URL must be provided for webhook");
        }

        if (arguments.Text("secret_token") is { } secret && !SecretToken().IsMatch(secret))
        {
            return ApiAnswer.Wrong("webhook", "secret token contains unallowed characters");
        }

        var connections = (int)(arguments.Integer("max_connections") ?? 40);
        if (connections is < 1 or > 100)
        {
            return ApiAnswer.Wrong("webhook", "max_connections must be 1-100");
        }

        Ask(arguments);
        ForgetIfAsked(arguments);
        webhook.Aim(new Webhook(world.Routes ?? [target], arguments.Text("secret_token"), connections));
        return ApiAnswer.True;
    }

    /// <summary>The list stays as it was when it is left out.</summary>
    private void Ask(Arguments arguments)
    {
        if (arguments.Json("allowed_updates") is { } kinds)
        {
            feed.Allowed = kinds.GetArrayLength() == 0 ? null : [.. kinds.EnumerateArray().Select(kind => kind.GetString()!)];
        }
    }

    private void ForgetIfAsked(Arguments arguments)
    {
        if (arguments.Flag("drop_pending_updates"))
        {
            feed.Forget();
        }
    }
}
