namespace Companion.Bot.Channels.WebChat.Tokens;

/// <summary>What a token is good for; the purpose is part of what is signed, so one kind never stands in for another.</summary>
internal enum TokenPurpose
{
    /// <summary>Opens one conversation for some minutes: Direct Line's token.</summary>
    Conversation,

    /// <summary>Remembers a device's person for months; can be revoked.</summary>
    Credential,
}

/// <param name="Purpose">What it is good for.</param>
/// <param name="UserId">"dl_" and 128 random bits.</param>
/// <param name="ExpiresAt">UTC, whole seconds.</param>
internal sealed record WebToken(TokenPurpose Purpose, string UserId, DateTimeOffset ExpiresAt)
{
    /// <summary>Direct Line's id of the conversation: one for each user, so that a token can open no other.</summary>
    public string ConversationId => ConversationOf(UserId);

    public static string ConversationOf(string userId) => "c_" + userId[3..];
}
