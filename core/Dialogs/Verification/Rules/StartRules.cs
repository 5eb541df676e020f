using System.Text;
using System.Text.RegularExpressions;

namespace Companion.Dialogs;

/// <summary>The ways into a dialog: its name as a button's token, its commands, the arguments that nobody gives who just starts it.</summary>
internal static partial class StartRules
{
    public static void Check(Inspection inspection)
    {
        var dialog = inspection.Dialog;
        CheckButton(inspection, dialog);

        foreach (var command in dialog.Commands)
        {
            if (!CommandName().IsMatch(command))
            {
                inspection.Error($"'/{command}' is no command: 1 to 32 small letters, digits and underscores");
            }

            var first = inspection.Catalogue.Current.First(d => d.Commands.Contains(command));
            if (first != dialog)
            {
                inspection.Error($"'/{command}' already starts {first.Name}");
            }
        }

        var begun = dialog.MenuText is not null || dialog.Phrases is not null || !dialog.Commands.IsEmpty || !dialog.Payloads.IsEmpty;
        foreach (var slot in dialog.Slots.Where(s => begun && s is { Argument: true, Optional: false }))
        {
            var given = slot.Name == "payload" && !dialog.Payloads.IsEmpty && dialog is { MenuText: null, Phrases: null, Commands.IsEmpty: true };
            if (!given)
            {
                inspection.Error($"whoever starts it by menu, command or words gives no '{slot.Name}': make that argument optional");
            }
        }
    }

    private static void CheckButton(Inspection inspection, DialogDefinition dialog)
    {
        // An argument is an id of 22 characters behind a colon.
        var token = Encoding.UTF8.GetByteCount(OpenToken.Prefix + dialog.Name) + (dialog.ButtonSlot is null ? 0 : 23);
        if (token > OpenToken.MaxBytes)
        {
            inspection.Error($"the name does not fit a button's {OpenToken.MaxBytes} bytes");
        }

        if (dialog.ButtonSlot is { } name && dialog.Slot(name) is not { Argument: true, Type: TextType })
        {
            inspection.Error($"a button fills '{name}', which is no text slot with 'argument: true'");
        }
    }

    /// <summary>"1-32 characters. Can contain only lowercase English letters, digits and underscores" (core.telegram.org/bots/api#botcommand).</summary>
    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();
}
