using System.Collections.Concurrent;
using Companion.Core.Tests.Conversations;
using Companion.Storage;
using Companion.Testing;
using Companion.Tuning;

namespace Companion.Core.Tests.Tuning;

/// <summary>Two nodes on one database, and somebody who tunes their dialogs from a third program.</summary>
internal sealed class TuningStage : IAsyncDisposable
{
    public const string Dialog = "people.onboarding";
    private int _updates = 1000;

    private TuningStage(TestDatabase test, Node one, Node two)
    {
        (Test, One, Two) = (test, one, two);
        Database = one.Get<CompanionDatabase>();
        Sets = new DialogSets(Database);
        Drafts = new DialogDrafts(Sets, Database, TimeProvider.System);
        Releases = new DialogReleases(Sets, Drafts, Database, TimeProvider.System);
    }

    public TestDatabase Test { get; }

    public Node One { get; }

    public Node Two { get; }

    public CompanionDatabase Database { get; }

    public DialogSets Sets { get; }

    public DialogDrafts Drafts { get; }

    public DialogReleases Releases { get; }

    public static Guid Tenant => DefaultTenant.Id;

    public static TuningActor Olga { get; } = new(Tenant, new Guid("00000000-0000-0000-0000-0000000000aa"), "olga");

    public static async Task<TuningStage> SetAsync(string? dialog = null)
    {
        var test = await Node.DatabaseAsync();
        var sender = new RecordingSender();
        return new(test, await Node.StartAsync(test, sender, dialog: dialog), await Node.StartAsync(test, sender, dialog: dialog));
    }

    public Task SaysAsync(Node node, long chat, string text) => node.SaysAsync(chat, Interlocked.Increment(ref _updates), text);

    /// <summary>What a chat was told last, once the outbox has brought it.</summary>
    public string? Heard(long chat) => One.Sent(chat.ToString(System.Globalization.CultureInfo.InvariantCulture)) is [.., var last] ? last : null;

    /// <summary>Newcomers come to the node until one of them is greeted so.</summary>
    public async Task BeginnerHearsAsync(Node node, ConcurrentQueue<long> chats, string text) =>
        await Eventually.HoldsAsync($"a newcomer hears '{text}'", async () =>
        {
            chats.TryDequeue(out var chat);
            await SaysAsync(node, chat, "hello");
            await Eventually.HoldsAsync("the newcomer is greeted", () => Heard(chat) is not null);
            return Heard(chat) == text;
        });

    public async Task<DraftView> DraftAsync(params DraftEdit[] edits)
    {
        var draft = (await Drafts.CreateAsync(Olga, "Kinder words", null, null, default)).Value.ShouldNotBeNull();
        return Taken(await Drafts.EditAsync(Olga, draft.Id, draft.Revision, edits, default));
    }

    public async Task<TuningResult<ReleaseView>> PublishAsync(DraftView draft, int share = 100, Moves moves = Moves.Stay) =>
        await Releases.PublishAsync(Olga, draft.Id, new PublishWish(draft.Revision, draft.Name, null, share, moves), default);

    public static T Taken<T>(TuningResult<T> result)
        where T : class => result.Error is null ? result.Value.ShouldNotBeNull() : throw new InvalidOperationException(result.Error.ToString());

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
        await Test.DisposeAsync();
    }
}
