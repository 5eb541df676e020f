using Companion.Bot.Dialogs;
using Companion.Storage;
using Companion.Storage.Embedded;

namespace Companion.Bot;

/// <summary>What this program can be asked to do, and the exit codes: 0 done, 1 failed, 2 bad usage or settings.</summary>
internal static class BotProgram
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int BadUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["check-dialogs", .. var options]:
                    return await DialogCheck.RunAsync(options) ? Done : Failed;
                case ["learn-red-flags"]:
                    LearnRedFlags();
                    return Done;
                case ["rotate-keys"]:
                    await RotateKeysAsync();
                    return Done;
                case [] or ["run"]:
                    await BotHost.RunAsync();
                    return Done;
                default:
                    await Console.Error.WriteLineAsync("usage: Companion.Bot [run | check-dialogs [--update] | learn-red-flags | rotate-keys]");
                    return BadUsage;
            }
        }
        catch (InvalidSettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return BadUsage;
        }
        catch (Exception exception) when (exception is EmbeddedPostgresException or MigrationException or DatabaseUnavailableException
            or Npgsql.NpgsqlException or IOException or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    /// <summary>For authors, from the repository's root: after the sentences, the lists of words or the features have changed.</summary>
    private static void LearnRedFlags()
    {
        using var file = File.Create("core/Understanding/Distress/Weights/distress.bin");
        Understanding.DistressLearning.Write(file);
    }

    private static async Task RotateKeysAsync()
    {
        await using var app = BotHost.Build(BotHost.NewBuilder());
        var database = app.Services.GetRequiredService<CompanionDatabase>();
        await database.StartAsync(CancellationToken.None);
        var resealed = await database.RotateKeysAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync($"new data keys are in use; {resealed} values were sealed again");
    }
}
