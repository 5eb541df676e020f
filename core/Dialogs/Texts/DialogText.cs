using System.Collections.Immutable;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>A text in all its languages, each with its variants.</summary>
internal sealed class DialogText(
    string key, ImmutableArray<ImmutableArray<Template>> byLanguage, ImmutableArray<ImmutableArray<string>> raw, ImmutableArray<string?> where)
{
    public string Key => key;

    /// <summary>As written, by language and variant: what the version is made of and the verifier reads.</summary>
    public ImmutableArray<ImmutableArray<string>> Raw => raw;

    public ImmutableArray<Template> In(Language language)
    {
        var own = byLanguage[(int)language];
        return own.IsEmpty ? Fallback() : own;
    }

    /// <summary>The variant for the <paramref name="turn"/>-th time; a missing language falls back to English.</summary>
    public string Render(ValueSource values, int turn = 0)
    {
        var variants = In(values.Profile.Language);
        return variants.IsEmpty ? "" : variants[(int)((uint)turn % (uint)variants.Length)].Render(values);
    }

    /// <summary>File and line; null when the language has no such text.</summary>
    public string? Where(Language language) => where[(int)language];

    /// <summary>The variants as written, in a language.</summary>
    public ImmutableArray<string> Lines(Language language) => raw[(int)language];

    private ImmutableArray<Template> Fallback()
    {
        foreach (var variants in byLanguage)
        {
            if (!variants.IsEmpty)
            {
                return variants;
            }
        }

        return [];
    }
}
