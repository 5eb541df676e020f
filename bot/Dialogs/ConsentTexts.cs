using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Companion.People;
using YamlDotNet.Serialization;

namespace Companion.Bot.Dialogs;

/// <summary>The wording of consents as the built-in dialogs ask for them, so that what was agreed to can be told for ever.</summary>
internal sealed class ConsentTexts : IConsentTexts
{
    private readonly FrozenDictionary<(string Consent, Language Language), string> _versions = Read().ToFrozenDictionary();

    public string VersionOf(string consent, Language language) => _versions[(consent, language)];

    private static Dictionary<(string, Language), string> Read()
    {
        var versions = new Dictionary<(string, Language), string>();
        foreach (var language in Languages.All)
        {
            var source = BuiltInDialogs.Sources.First(file => file.Path == $"Dialogs/People/texts.{language.Code()}.yaml");
            var texts = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(source.Content);
            foreach (var consent in Consents.All)
            {
                var text = (string)texts[$"consent.{consent}.ask"];
                versions.Add((consent, language), Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
            }
        }

        return versions;
    }
}
