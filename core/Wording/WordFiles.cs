using System.Collections.Frozen;
using System.Text;
using Companion.People;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Companion.Wording;

/// <summary>
/// The words of a feature that no dialog says (a report's heads, the sentences of a week): a file for each language beside it,
/// "words.ru.yaml", read into a record whose properties are its keys. A translator needs no code, and a test reads every file.
/// </summary>
/// <typeparam name="T">All its properties are required.</typeparam>
/// <param name="path">Folder and name below core, without language and ending.</param>
internal sealed class WordFiles<T>(string path)
    where T : class
{
    private static readonly IDeserializer s_reader = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();

    private readonly Lazy<FrozenDictionary<Language, T>> _words = new(() => Languages.All.ToFrozenDictionary(language => language, language => Read(path, language)));

    /// <exception cref="InvalidOperationException">A language's file is missing, or a word in it.</exception>
    /// <exception cref="YamlDotNet.Core.YamlException">A file has a key that means nothing.</exception>
    public T Of(Language language) => _words.Value[language];

    private static T Read(string path, Language language)
    {
        var name = $"{path}.{language.Code()}.yaml";
        using var stream = typeof(WordFiles<T>).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The words {name} are not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = s_reader.Deserialize<T>(reader);
        return typeof(T).GetProperties().FirstOrDefault(property => property.GetMethod is { IsStatic: false } && property.GetValue(words) is null) is { } missing
            ? throw new InvalidOperationException($"{name} has no words for {missing.Name}.")
            : words;
    }
}
