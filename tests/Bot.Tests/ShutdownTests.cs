using System.Collections.Concurrent;
using Companion.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Companion.Bot.Tests;

public sealed class ShutdownTests
{
    /// <summary>Once with time to be in the middle of everything, once at once: the loops are found in other places.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_OfAHealthyHost_LogsNothingAboveInformation(bool isReady)
    {
        await using var database = await TestDatabase.CreateAsync();
        using var log = new LoudLines();
        var builder = BotHost.NewBuilder();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Bot:Urls", "http://127.0.0.1:0")]);
        builder.Logging.AddProvider(log);
        await using (var app = BotHost.Build(builder))
        {
            await BotHost.StartAsync(app);
            if (isReady)
            {
                using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
                (await http.GetAsync("/health/ready")).EnsureSuccessStatusCode();
            }

            await app.StopAsync();
        }

        log.Lines.ShouldBeEmpty();
    }

    private sealed class LoudLines : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> Lines => [.. _lines];

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines);

        public void Dispose()
        {
            // Nothing is held.
        }

        private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel > LogLevel.Information;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (logLevel > LogLevel.Information)
                {
                    lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
                }
            }
        }
    }
}
