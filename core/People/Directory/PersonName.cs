using System.Text;
using Companion.Storage;

namespace Companion.People;

/// <summary>How a name is found although it is sealed.</summary>
internal static class PersonName
{
    private const string IndexPurpose = "people.name";

    /// <summary>Null for no name.</summary>
    public static byte[]? Index(ITenantCipher cipher, string name)
    {
        var normal = Normalise(name);
        return normal.Length == 0 ? null : cipher.BlindIndex(normal, IndexPurpose);
    }

    /// <summary>Case, blanks at the ends and between the words do not tell names apart; letters do.</summary>
    internal static string Normalise(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
