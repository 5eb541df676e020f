using Companion.Dialogs;

namespace Companion.People.Family;

/// <summary>What the other side hears of a pairing, in a dialog of their own.</summary>
internal static class PairingNews
{
    public const string Dialog = "people.paired";
    public const string ConfirmDialog = "people.confirm";

    /// <param name="what">"accepted", "declined" or "ended".</param>
    /// <param name="by">Who did it.</param>
    /// <param name="relation">To look at; null: there is nothing any more.</param>
    public static BeginInput Of(string what, Profile by, Guid? relation = null) => BeginInput.Of(
        Dialog,
        BeginWhen.Soon,
        (what, new TextValue(by.Name.Length == 0 ? "👤" : by.Name)),
        ("relation", new TextValue(relation is { } id ? OpenToken.Compact(id) : "")));

    public static BeginInput ToConfirm(Guid relation) =>
        BeginInput.Of(ConfirmDialog, BeginWhen.Soon, ("relation", new TextValue(OpenToken.Compact(relation))));
}
