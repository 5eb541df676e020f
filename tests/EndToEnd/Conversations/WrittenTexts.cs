using System.Text.RegularExpressions;
using Companion.Bot.Dialogs;
using Companion.TelegramSimulator;
using YamlDotNet.Serialization;

namespace Companion.EndToEnd.Conversations;

/// <summary>The product's texts of one language, to be recognised in what a person hears whatever was filled in.</summary>
internal sealed partial class WrittenTexts
{
    private readonly Dictionary<string, string[]> _variants = [];

    public WrittenTexts(string language)
    {
        foreach (var source in BuiltInDialogs.Sources.Where(s => s.Path.EndsWith($"/texts.{language}.yaml", StringComparison.Ordinal)))
        {
            var folder = source.Path.Split('/')[^2];
            foreach (var (key, value) in new Deserializer().Deserialize<Dictionary<string, object>>(source.Content))
            {
                _variants[$"{folder}/{key}"] = value is IEnumerable<object> list ? [.. list.Select(v => Spoken($"{v}"))] : [Spoken($"{value}")];
            }
        }
    }

    /// <summary>The text as a button or a plain answer shows it.</summary>
    public string this[string key] => _variants[key][0];

    /// <summary>Waits for a message that holds this text, in any of its variants.</summary>
    public Task<Heard> HearsAsync(IChatUser user, string key) =>
        user.HearsAsync(heard => IsIn(heard.Text, key), $"{key}: “{_variants[key][0]}”");

    public bool IsIn(string heard, string key) => Array.Exists(_variants[key], v => Spaces().Replace(heard, " ").Contains(v, StringComparison.Ordinal));

    /// <summary>The longest stretch of it that is said as it is written.</summary>
    private static string Spoken(string text)
    {
        var plain = Spaces().Replace(text.Replace("**", "", StringComparison.Ordinal), " ");
        return Filled().Split(plain).Select(s => s.Trim()).MaxBy(s => s.Length)!; // Split gives at least one
    }

    [GeneratedRegex(@"\[\[.*?\]\]|\{.*?\}")]
    private static partial Regex Filled();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
