using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Companion.People;
using YamlDotNet.Serialization;

namespace Companion.Bot.Dialogs.People;

/// <summary>Hashes of the built-in questions of consent, so that each answer names the wording it was given to.</summary>
internal sealed class ConsentTexts : IConsentTexts
{
    private readonly ImmutableDictionary<(string Consent, Language Language), string> _versions;

    private ConsentTexts(ImmutableDictionary<(string, Language), string> versions) => _versions = versions;

    /// <exception cref="InvalidOperationException">A question of consent is missing in a language.</exception>
    public static ConsentTexts Load()
    {
        var versions = ImmutableDictionary.CreateBuilder<(string, Language), string>();
        foreach (var language in Languages.All)
        {
            var texts = Read(language);
            foreach (var consent in Consents.All)
            {
                var text = texts.GetValueOrDefault($"consent.{consent}.ask")
                    ?? throw new InvalidOperationException($"The question of consent '{consent}' has no text in {language}.");
                versions[(consent, language)] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            }
        }

        return new(versions.ToImmutable());
    }

    public string VersionOf(string consent, Language language) => _versions[(consent, language)];

    private static Dictionary<string, string> Read(Language language)
    {
        var name = $"Dialogs/People/texts.{language.Code()}.yaml";
        using var stream = typeof(ConsentTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The texts {name} are not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var texts = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(reader);
        return texts.Where(t => t.Value is string).ToDictionary(t => t.Key, t => (string)t.Value);
    }
}
