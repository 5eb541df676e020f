using System.Collections.Concurrent;
using System.Globalization;
using Companion.Conversations;
using Companion.Conversations.Releases;
using Companion.Dialogs;
using Companion.Storage;
using Companion.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Core.Tests.Conversations;

/// <summary>A node of a deployment: the whole shell on a real database, with a dialog that takes notes and a channel that remembers.</summary>
internal sealed class Node : IAsyncDisposable
{
    public const string Notes =
        """
        dialog: people.onboarding
        slots:
          note: { type: text, max: 200 }
        start: ask
        states:
          ask:
            ask: ask
            expect: { slot: note }
            next: save
          save:
            do: test.write
            results: { remind: later, draw: drawing, stop: over }
            next: said
          said:
            say: said
            next: ask
          later:
            say: later
            next: ask
          drawing:
            say: drawing
            await: { work: test.draw, done: drawn, failed: ask }
          drawn:
            say: drawn
            next: ask
          over:
            end: completed
        """;

    public const string News =
        """
        dialog: people.news
        slots:
          what: { type: text, max: 100, argument: true }
        start: say
        states:
          say:
            say: news
            end: completed
        """;

    private readonly IHost _host;

    private Node(IHost host, ChannelAccount account, RecordingSender sender)
    {
        _host = host;
        Account = account;
        Sender = sender;
    }

    public ChannelAccount Account { get; }

    public RecordingSender Sender { get; }

    public IConversations Conversations => _host.Services.GetRequiredService<IConversations>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<Node> StartAsync(TestDatabase database, RecordingSender? sender = null, Action<ConversationOptions>? configure = null, string? dialog = null)
    {
        sender ??= new RecordingSender();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Services.AddCompanionStorage(builder.Configuration);
        builder.Services.AddSingleton(provider => new DialogVersions(
            Sources(dialog ?? Notes), provider.GetRequiredService<CompanionDatabase>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IApology, PlainApology>();
        builder.Services.AddSingleton<ICommandBinding, TestWrite>();
        builder.Services.AddSingleton<IWorkExecutor, TestDraw>();
        builder.Services.AddSingleton<IChannelSender>(sender);
        builder.Services.AddConversations(configure);
        var host = builder.Build();
        await host.Services.GetRequiredService<CompanionDatabase>().StartAsync(CancellationToken.None);
        await host.Services.GetRequiredService<DialogVersions>().KeepCurrentAsync(CancellationToken.None);
        await host.Services.GetRequiredService<ReleaseFeed>().BeginAsync(CancellationToken.None);
        var account = await host.Services.GetRequiredService<ChannelAccounts>().EnsureAsync(DefaultTenant.Id, ChannelKind.Telegram, "1", CancellationToken.None);
        await host.StartAsync();
        return new Node(host, account, sender);
    }

    public static async Task<TestDatabase> DatabaseAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync(
            """
            create table companion.test_notes (tenant_id uuid not null, id bigint generated always as identity, person_id uuid not null, note text not null, primary key (tenant_id, id));
            select companion.protect('companion.test_notes');
            """);
        return database;
    }

    public Task<InboundOutcome> SaysAsync(long chat, int updateId, string text) => Conversations.AcceptAsync(
        new Inbound
        {
            Chat = Chat(chat),
            ExternalId = updateId.ToString(CultureInfo.InvariantCulture),
            Content = new TextInput(text),
            MessageId = updateId.ToString(CultureInfo.InvariantCulture),
            LanguageTag = "en",
        },
        CancellationToken.None);

    /// <summary>What went to a chat, in order.</summary>
    public IReadOnlyList<string> Sent(string chat) => [.. Sender.Sent.Where(o => o.Chat.ChatId == chat).Select(o => o.Message.Text)];

    public ChatAddress Chat(long chat) => new(DefaultTenant.Id, Account.Id, chat.ToString(CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private static List<DialogSource> Sources(string dialog)
    {
        var sources = DialogCatalogue.EmbeddedSources(typeof(Node).Assembly).ToList();
        sources.Add(new DialogSource("Dialogs/People/onboarding.dialog.yaml", dialog));
        sources.Add(new DialogSource("Dialogs/People/news.dialog.yaml", News));
        foreach (var language in new[] { "en", "ru", "uk", "pt", "vi" })
        {
            sources.Add(new DialogSource($"Dialogs/People/texts.{language}.yaml", "ask: \"Your note?\"\nsaid: \"Kept {note}.\"\nlater: \"Later.\"\ndrawing: \"Drawing.\"\ndrawn: \"Drawn.\"\nnews: \"News: {what}.\"\n"));
        }

        return sources;
    }

    private sealed class PlainApology : IApology
    {
        public OutMessage For(Inbound inbound) => new() { Text = "Sorry." };
    }
}

/// <summary>A channel that remembers what it was given, and fails as it is told.</summary>
internal sealed class RecordingSender : IChannelSender
{
    private readonly ConcurrentQueue<Outgoing> _sent = new();

    public ChannelKind Kind => ChannelKind.Telegram;

    /// <summary>Asked before each message; null: take it.</summary>
    public Func<Outgoing, SendResult?> Answer { get; set; } = _ => null;

    public IReadOnlyList<Outgoing> Sent => [.. _sent];

    public Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        if (Answer(outgoing) is { } refusal)
        {
            return Task.FromResult(refusal);
        }

        _sent.Enqueue(outgoing);
        return Task.FromResult<SendResult>(new SendResult.Sent("1"));
    }
}

/// <summary>"boom" breaks every time; "remind …" sets a timer; "tell id" tells that person; "draw" enqueues work; anything else is written down.</summary>
internal sealed class TestWrite : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("test.write", inputs: ["note: text"], results: ["ok", "remind", "draw", "stop"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var note = call.Text("note")!;
        scope.Writes.Of<NoteRows>().Add((scope.TenantId, scope.Profile.PersonId, note));
        switch (note)
        {
            case "boom":
                throw new InvalidOperationException("this note always breaks");
            case "remind":
                scope.SetTimer("test", scope.Now, new TextInput("from the timer"));
                return CommandOutcome.Of("remind");
            case ['t', 'e', 'l', 'l', ' ', .. var person]:
                scope.Tell(Guid.Parse(person), BeginInput.Of("people.news", BeginWhen.AtOnce, ("what", new TextValue("from " + scope.Profile.PersonId))));
                return CommandOutcome.Ok;
            case "draw":
                scope.Enqueue("test.draw", "{}");
                return CommandOutcome.Of("draw");
            default:
                return CommandOutcome.Ok;
        }
    }
}

internal sealed class NoteRows : RowList<(Guid TenantId, Guid PersonId, string Note)>
{
    public override Npgsql.NpgsqlBatchCommand ToCommand() => new(
        "insert into companion.test_notes (tenant_id, person_id, note) select * from unnest($1, $2, $3)")
    {
        Parameters = { Column(Rows, row => row.TenantId), Column(Rows, row => row.PersonId), Column(Rows, row => row.Note) },
    };
}

internal sealed class TestDraw : IWorkExecutor
{
    public string Kind => "test.draw";

    public Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken) => Task.FromResult(WorkResult.Done("{}"));
}
