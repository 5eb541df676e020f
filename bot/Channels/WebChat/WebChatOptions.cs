using System.ComponentModel.DataAnnotations;

namespace Companion.Bot.Channels.WebChat;

/// <summary>Settings "WebChat:…".</summary>
internal sealed class WebChatOptions
{
    /// <summary>Whose web chat this is; default: the default tenant.</summary>
    public Guid? TenantId { get; set; }

    /// <summary>Where people open the page, such as "https://chat.example.org"; default: the first address of Bot__Urls.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Origins of other pages whose Direct Line clients may connect; default: only the page's own.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>How long a Direct Line token opens its conversation, 5 minutes to 1 hour (default 1 hour; clients refresh at 15 minutes).</summary>
    [Range(typeof(TimeSpan), "00:05:00", "01:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a device is remembered without a visit (default 400 days, as long as browsers keep a cookie).</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00")]
    public TimeSpan CredentialLifetime { get; set; } = TimeSpan.FromDays(400);

    /// <summary>How long an address of a picture or file works (default 1 hour; the page asks again).</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan FileAddressLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>New tokens a minute for each network address (default 30).</summary>
    [Range(1, 10_000)]
    public int TokensPerMinute { get; set; } = 30;
}
