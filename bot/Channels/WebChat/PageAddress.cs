using Microsoft.Extensions.Options;

namespace Companion.Bot.Channels.WebChat;

/// <summary>Where people open the page, without a slash at its end.</summary>
internal sealed class PageAddress(IOptions<WebChatOptions> options, IConfiguration configuration)
{
    public string Value => (options.Value.PublicUrl ?? configuration["Bot:Urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080").TrimEnd('/');
}
