using System.Globalization;
using System.Text;

namespace Companion.EndToEnd.BadInput;

/// <summary>JSON strings as a hostile sender writes them: a serializer would mend lone surrogates before they go out.</summary>
internal static class RawJson
{
    public static string Text(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in text)
        {
            if (unit is >= ' ' and <= '~' and not '"' and not '\\')
            {
                json.Append(unit);
            }
            else
            {
                json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return json.Append('"').ToString();
    }
}
