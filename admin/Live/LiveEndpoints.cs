using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Alarms;
using Companion.Admin.Handoffs;
using Companion.Admin.Security;
using Companion.Admin.SignIn;
using Companion.Conversations;
using Companion.Handoffs;
using Companion.Safety.Desk;
using Companion.Storage;

namespace Companion.Admin.Live;

/// <summary>All that asks for somebody now.</summary>
/// <param name="Handoffs">Empty for who does not work with them.</param>
/// <param name="Quarantine">How many new ones, at most 100; 0 for who may not look.</param>
internal sealed record Board(DateTimeOffset At, IReadOnlyList<AlarmItem> Alarms, IReadOnlyList<HandoffItem> Handoffs, int Quarantine);

/// <summary>The live board: server-sent events, the whole board each time, so that a client which missed one misses nothing.</summary>
internal static class LiveEndpoints
{
    /// <summary>However quickly things change, a person reads no faster.</summary>
    private static readonly TimeSpan s_atMostEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Also what nothing tells of (the quarantine, a lease that ran out) is seen by then; and a connection that died is noticed.</summary>
    private static readonly TimeSpan s_atLeastEvery = TimeSpan.FromSeconds(10);

    public static void MapLiveEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/live").WithTags("Live").WithAdminDefaults().Needs(StaffPermission.AlarmsWatch);
        group.MapGet("", (HttpContext context, BoardReader reader, BoardSignal signal, TimeProvider time, CancellationToken cancellationToken) =>
                TypedResults.ServerSentEvents(StreamAsync(context.SignedIn(), reader, signal, time, cancellationToken)))
            .WithSummary("A stream of events \"board\": all that asks for somebody now, at once and at each change. Ends with the session.");
        group.MapGet("/board", async (HttpContext context, BoardReader reader, CancellationToken cancellationToken) =>
                TypedResults.Ok(await reader.ReadAsync(context.SignedIn(), cancellationToken)))
            .WithSummary("The same, once.");
    }

    private static async IAsyncEnumerable<SseItem<Board>> StreamAsync(
        SignedIn who, BoardReader reader, BoardSignal signal, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A stream lives as long as an access token: then the client comes back with a new one, and with the role that it has by then.
        var ends = time.GetUtcNow() + new SignInOptions().AccessLasts;
        while (time.GetUtcNow() < ends)
        {
            var changed = signal.Changed;
            yield return new(await reader.ReadAsync(who, cancellationToken), "board");
            await Task.Delay(s_atMostEvery, time, cancellationToken);
            await Task.WhenAny(changed, Task.Delay(s_atLeastEvery, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>Reads the board for somebody.</summary>
internal sealed class BoardReader(AlarmDesk alarms, HandoffDesk handoffs, CompanionDatabase database, TimeProvider time)
{
    public async Task<Board> ReadAsync(SignedIn who, CancellationToken cancellationToken)
    {
        var live = await alarms.LiveAsync(who.TenantId, cancellationToken);
        var talks = who.Role.May(StaffPermission.HandoffsWork) ? await handoffs.OpenOnesAsync(who.TenantId, cancellationToken) : [];
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        var names = await StaffNames.ReadAsync(transaction, cancellationToken);
        var quarantined = who.Role.May(StaffPermission.QuarantineLook)
            ? (await QuarantineDesk.ListAsync(transaction.Connection, QuarantineState.New, null, 100, cancellationToken)).Count : 0;
        return new(
            time.GetUtcNow(), [.. live.Select(card => card.ToItem(who))], [.. talks.Select(card => card.ToItem(who, names))], quarantined);
    }
}
