namespace Companion.Safety.Ways;

/// <summary>A way to reach people besides chats.</summary>
public enum Way
{
    Email,
    Sms,
    Push,
}

/// <summary>
/// Sends by a provider (SMTP, SMS, web push). Present only where its settings are. May be called twice for one message, when a node died
/// in between: a person may get it twice, never not at all.
/// </summary>
public interface IWaySender
{
    Way Way { get; }

    /// <summary>Never throws for what the provider says or leaves unsaid: that is the result. Ends within ten seconds.</summary>
    Task<WayResult> SendAsync(WayMessage message, CancellationToken cancellationToken);
}

/// <summary>What is sent.</summary>
/// <param name="To">E-mail address, E.164 phone, or the id of the push subscriptions' person.</param>
/// <param name="Subject">A title; SMS has none.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Link">Where to answer; null: nothing to answer.</param>
/// <param name="TenantId">Whose.</param>
/// <param name="Reference">Comes back with the provider's report; unique.</param>
public sealed record WayMessage(string To, string Subject, string Text, string? Link, Guid TenantId, string Reference);

/// <summary>What the provider said.</summary>
/// <param name="Sent">It took the message.</param>
/// <param name="ProviderId">Its name for it, for later reports.</param>
/// <param name="Error">A category, never the provider's own words: they may quote address or text.</param>
public sealed record WayResult(bool Sent, string? ProviderId = null, string? Error = null)
{
    public static WayResult Failed(string error) => new(false, null, error);
}
