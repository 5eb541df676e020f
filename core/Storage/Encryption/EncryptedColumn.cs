namespace Companion.Storage.Encryption;

/// <summary>A column that holds boxes of one purpose, so that a rotation finds and re-seals them.</summary>
/// <param name="Table">Without its schema.</param>
/// <param name="Purpose">The purpose that its boxes are sealed for.</param>
public sealed record EncryptedColumn(string Table, string Column, string Purpose);

/// <summary>Every sealed column. A test fails when the schema has one that is not listed.</summary>
public static class EncryptedColumns
{
    public static readonly IReadOnlyList<EncryptedColumn> All =
    [
        new("people", "name_box", "people.name"),
        new("relations", "label_box", "relations.label"),
        new("relations", "words_box", "relations.words"),
        new("person_contacts", "value_box", "person_contacts.value"),
        new("contact_codes", "value_box", "contact_codes.value"),
        new("conversations", "box", "conversation.state"),
        new("turns", "box", "conversation.turn"),
        new("outbox", "box", "conversation.outbox"),
        new("timers", "box", "conversation.timer"),
        new("work_items", "box", "conversation.work"),
        new("quarantine", "box", "conversation.quarantine"),
        new("files", "box", "conversation.file"),
        new("diary_entries", "note_box", "diary.note"),
        new("diary_entries", "symptoms_box", "diary.symptoms"),
        new("measurements", "note_box", "measurement.note"),
        new("web_activities", "box", "webchat.activity"),
        new("medicines", "name_box", "medicine.name"),
        new("medicines", "dose_box", "medicine.dose"),
        new("alarms", "box", "safety.alarm"),
        new("alarm_sends", "box", "safety.send"),
        new("dialog_misses", "box", "tuning.miss"),
        new("staff", "totp_key_box", "staff.totp"),
        new("staff_tokens", "totp_key_box", "staff.totp"),
    ];
}
