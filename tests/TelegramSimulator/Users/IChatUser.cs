namespace Companion.TelegramSimulator;

/// <summary>
/// A person in a conversation with the bot, whatever the channel: what every channel can do, so that one script runs over all of them.
/// </summary>
public interface IChatUser
{
    string Name { get; }

    /// <summary>Opens the chat, with a deep link's payload where the channel has such.</summary>
    Task StartsAsync(string? payload = null);

    Task SaysAsync(string text);

    /// <summary>Taps the newest button whose label holds <paramref name="label"/>.</summary>
    Task PressesAsync(string label);

    Task SendsPhotoAsync(byte[] image);

    Task SendsVoiceAsync(byte[] ogg);

    Task SendsLocationAsync(double latitude, double longitude);

    /// <summary>Waits for the next message that fits; those before it are passed over, and it is not found again.</summary>
    /// <param name="expected">Names the expectation in the failure.</param>
    /// <exception cref="ExpectationException">Nothing that fits came in time; holds the conversation so far.</exception>
    Task<Heard> HearsAsync(Func<Heard, bool> condition, string expected, TimeSpan? patience = null);

    /// <summary>The conversation so far, for messages.</summary>
    string Transcript();
}

/// <summary>A message as a person of any channel gets it.</summary>
/// <param name="Buttons">Labels, in reading order.</param>
/// <param name="Picture">Bytes of the picture or of another file, if there is one.</param>
public sealed record Heard(string MessageId, string Text, IReadOnlyList<string> Buttons, byte[]? Picture);

/// <summary>The bot did not say what it should have.</summary>
public sealed class ExpectationException(string message) : Exception(message);

public static class ChatUserExtensions
{
    /// <summary>Waits for a message that holds <paramref name="fragment"/> (upper and lower case are the same).</summary>
    public static Task<Heard> HearsAsync(this IChatUser user, string fragment, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.HearsAsync(
            heard => heard.Text.Contains(fragment, StringComparison.CurrentCultureIgnoreCase), $"a message with “{fragment}”", patience);
    }

    /// <summary>Waits for any next message.</summary>
    public static Task<Heard> HearsSomethingAsync(this IChatUser user, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.HearsAsync(_ => true, "any message", patience);
    }

    /// <summary>Begins a script: <c>await anna.Script().Says("…").Hears("…");</c></summary>
    public static ChatScript Script(this IChatUser user) => new(user);
}
