using Companion.Dialogs;

namespace Companion.Tuning;

internal static class ChangedDialogs
{
    /// <summary>Those of <paramref name="next"/> that are new or other than in <paramref name="old"/>.</summary>
    public static IEnumerable<DialogDefinition> Of(DialogCatalogue old, DialogCatalogue next) =>
        next.Current.Where(dialog => old.Find(dialog.Name)?.Version != dialog.Version);
}
