namespace Companion.Safety.Ways;

/// <summary>Takes later reports of providers: a message was delivered after all, or was not.</summary>
public interface IWayReports
{
    /// <summary>An undelivered one moves its alarm on to the next way or contact. About what nobody sent: nothing happens.</summary>
    Task ReportAsync(Way way, string providerId, bool delivered, CancellationToken cancellationToken);
}
