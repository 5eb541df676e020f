using System.Text;

namespace Companion.Dialogs;

/// <summary>Draws a dialog as a Mermaid state diagram: in the file's order, so that the same definition gives the same text.</summary>
public static class DialogDiagram
{
    public static string ToMermaid(DialogDefinition dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var text = new StringBuilder("stateDiagram-v2\n");
        text.Append("    [*] --> ").Append(Id(dialog.Start)).Append('\n');
        foreach (var state in dialog.Ordered)
        {
            var detail = state.Command is { } command ? "do " + command : state.Call is { } call ? "call " + call.Dialog
                : state.Expect is { } expect ? "ask " + expect.Slot : state.Await is { } awaited ? "await " + awaited.Kind : "say";
            text.Append("    ").Append(Id(state.Name)).Append(" : ").Append(state.Name).Append(" (").Append(detail).Append(")\n");
            foreach (var (to, label) in StateGraph.Edges(state))
            {
                text.Append("    ").Append(Id(state.Name)).Append(" --> ").Append(Id(to));
                text.Append(label.Length == 0 ? "" : " : " + label).Append('\n');
            }

            if (state.End is { } end)
            {
                text.Append("    ").Append(Id(state.Name)).Append(" --> [*] : ").Append(end).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Id(string state) => state.Replace('-', '_').Replace('.', '_');
}
