using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Companion.Tuning.Editing;

/// <summary>Writes new pieces of YAML the way the files are written by hand: short things in one line.</summary>
internal static partial class YamlWriter
{
    private const int MaxLineChars = 130;

    /// <summary>What stands behind "key:", with the space or line break before it.</summary>
    /// <param name="indent">Of the key.</param>
    /// <param name="inFlow">Inside braces: no line breaks.</param>
    public static string Behind(YamlNode value, int indent, bool inFlow)
    {
        var inline = Inline(value);
        if (inFlow || (inline.Length + indent <= MaxLineChars && !inline.Contains("\\n", StringComparison.Ordinal)) || value is YamlScalarNode { Value: var text } && !FitsLiteral(text))
        {
            return " " + inline;
        }

        var deeper = new string(' ', indent + 2);
        return value switch
        {
            YamlMappingNode { Children.Count: > 0 } map => string.Concat(map.Children.Select(c => $"\n{deeper}{Inline(c.Key)}:{Behind(c.Value, indent + 2, false)}")),
            YamlSequenceNode { Children.Count: > 0 } list => string.Concat(list.Children.Select(item => $"\n{deeper}- {Inline(item)}")),
            YamlScalarNode scalar when inline.Contains("\\n", StringComparison.Ordinal) => " |\n" + deeper + scalar.Value!.TrimEnd().Replace("\n", "\n" + deeper, StringComparison.Ordinal),
            _ => " " + inline,
        };
    }

    public static string Inline(YamlNode node) => node switch
    {
        YamlMappingNode { Children.Count: 0 } => "{}",
        YamlMappingNode map => "{ " + string.Join(", ", map.Children.Select(c => $"{Inline(c.Key)}: {Inline(c.Value)}")) + " }",
        YamlSequenceNode list => "[" + string.Join(", ", list.Children.Select(Inline)) + "]",
        _ => Scalar(YamlJson.Text(node)),
    };

    public static string Scalar(string text) => Plain().IsMatch(text) ? text : Quoted(text);

    private static bool FitsLiteral(string? text) =>
        text is not null && text.Contains('\n', StringComparison.Ordinal) && text[0] is not (' ' or '\n' or '\t') && !text.Contains("\n\n", StringComparison.Ordinal)
        && !text.Split('\n').Any(line => line.EndsWith(' ') || line.StartsWith(' '));

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted,
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_./+-]*$")]
    private static partial Regex Plain();
}
