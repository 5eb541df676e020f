using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Companion.Benchmarks.Load;

/// <summary>
/// The updates of one chat, in order (side-by-side/script.json): {"text": T} or {"press": "K"}, the K-th button of the newest message that
/// had some (-1: the last). In T and K, {i} is the chat's index and {m:lo:hi} is lo + i mod (hi - lo + 1).
/// </summary>
internal sealed partial class Script(IReadOnlyList<(string? Text, string? Press)> steps)
{
    public int Length => steps.Count;

    public static Script Read(string path)
    {
        var node = JsonNode.Parse(File.ReadAllText(path))!;
        return new Script([.. node["steps"]!.AsArray().Select(step => ((string?)step!["text"], (string?)step["press"]))]);
    }

    public string Update(int step, long updateId, long chatId, int index, ChatSeen seen)
    {
        var from = string.Create(CultureInfo.InvariantCulture, $$$"""{"id":{{{chatId}}},"is_bot":false,"first_name":"Bench","language_code":"en"}""");
        var chat = string.Create(CultureInfo.InvariantCulture, $$$"""{"id":{{{chatId}}},"type":"private","first_name":"Bench"}""");
        var (text, press) = steps[step];
        if (press is not null)
        {
            var buttons = seen.Buttons;
            var at = int.Parse(Fill(press, index), CultureInfo.InvariantCulture);
            var data = buttons.Length == 0 ? "none" : buttons[at < 0 ? buttons.Length + at : Math.Min(at, buttons.Length - 1)];
            return string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"update_id":{{{updateId}}},"callback_query":{"id":"{{{updateId}}}","from":{{{from}}},"chat_instance":"1","data":"{{{data}}}","message":{"message_id":{{{updateId}}},"date":1700000000,"chat":{{{chat}}},"text":"x"} } }""");
        }

        var said = JsonSerializer.Serialize(Fill(text!, index));
        var entities = text!.StartsWith('/') ? string.Create(CultureInfo.InvariantCulture, $$$""","entities":[{"type":"bot_command","offset":0,"length":{{{text.Length}}}}]""") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"update_id":{{{updateId}}},"message":{"message_id":{{{updateId}}},"from":{{{from}}},"chat":{{{chat}}},"date":1700000000,"text":{{{said}}}{{{entities}}}}}""");
    }

    private static string Fill(string template, int index) => Placeholder().Replace(template, match =>
        match.Groups[1].Success
            ? (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                + (index % (int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) - int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1)))
                .ToString(CultureInfo.InvariantCulture)
            : index.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\{(?:m:(\d+):(\d+)|i)\}")]
    private static partial Regex Placeholder();
}
