using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Medicines;

/// <summary>Doses inside a conversation: their ids in a slot, so that whatever is answered counts for these and no others, and their lines.</summary>
internal static class DoseList
{
    public static TextValue Write(IEnumerable<Guid> ids) => new(string.Join(',', ids.Select(id => id.ToString("N"))));

    /// <summary>What is no id is left out: a slot may come from anywhere.</summary>
    public static Guid[] Read(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => Guid.TryParse(part, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    /// <summary>"• Аспирин, 1 таблетка", with the hour in front where they are of several hours or of another time than now.</summary>
    public static string Lines(IReadOnlyList<Dose> doses, MedicineBook book, TurnScope scope)
    {
        var hours = doses.Select(d => (d.Day, d.At)).Distinct().Count() > 1 || scope.Now - doses[0].Due > TimeSpan.FromMinutes(15);
        return string.Join('\n', doses.Select(d => "• " + Line(d, book, hours)));
    }

    public static string Line(Dose dose, MedicineBook book, bool withHour)
    {
        var medicine = book.Find(dose.MedicineId);
        var name = medicine is null ? "" : MedicineText.Named(medicine);
        return withHour ? $"{MedicineText.Hour(dose.At)} – {name}" : name;
    }
}
