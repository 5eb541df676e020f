using Companion.Conversations;

namespace Companion.People;

/// <summary>How an invitation is written on the channels of this deployment.</summary>
public interface IInvitations
{
    /// <summary>The address that the other opens: the bot's deep link where there is a bot, else the page's.</summary>
    /// <param name="chat">Where the maker is.</param>
    /// <param name="payload">For "/start".</param>
    string AddressOf(ChatAddress chat, string payload);

    /// <summary>The address for a phone's camera, as PNG.</summary>
    byte[] PictureOf(string address);
}
