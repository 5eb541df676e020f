using Companion.People;

namespace Companion.Understanding;

/// <summary>What reading an answer may depend on besides the text and the slot's type.</summary>
/// <param name="Language">The person's language; digits and symbols are read in all.</param>
/// <param name="Now">The moment that "tomorrow" and "in an hour" count from.</param>
/// <param name="TimeZone">The person's IANA zone; an unknown id counts as UTC.</param>
/// <param name="Choices">For choice slots: the options in the order shown. Empty otherwise.</param>
public sealed record ReadContext(Language Language, DateTimeOffset Now, string TimeZone, IReadOnlyList<ChoiceWords> Choices);

/// <summary>An option as people may name it.</summary>
/// <param name="Id">Becomes the <see cref="Dialogs.ChoiceValue"/>.</param>
/// <param name="Label">The text of its button.</param>
/// <param name="Words">Further words or phrases that mean it.</param>
/// <param name="Means">True: a plain yes means it; false: a plain no; null: neither.</param>
public sealed record ChoiceWords(string Id, string Label, IReadOnlyList<string> Words, bool? Means = null);
