using System.Globalization;

namespace Companion.Dialogs;

/// <summary>
/// Tokens of a question's buttons: "a&lt;ask&gt;.&lt;what&gt;.&lt;check&gt;", bound to the question and (by the check) to the person, at most 64 bytes.
/// The check is no secret; it keeps a button forwarded to somebody else from fitting by chance.
/// </summary>
internal static class AskToken
{
    public enum Kind
    {
        None,
        Option,
        Page,
        Skip,
        Yes,
        No,
        Cancel,
    }

    public static string Option(long ask, int index, Guid person) => string.Create(CultureInfo.InvariantCulture, $"a{ask:x}.{index}.{Check(ask, person):x}");

    public static string Page(long ask, int page, Guid person) => string.Create(CultureInfo.InvariantCulture, $"a{ask:x}.p{page}.{Check(ask, person):x}");

    public static string Skip(long ask, Guid person) => string.Create(CultureInfo.InvariantCulture, $"a{ask:x}.s.{Check(ask, person):x}");

    public static string Yes(long ask, Guid person) => string.Create(CultureInfo.InvariantCulture, $"a{ask:x}.y.{Check(ask, person):x}");

    public static string No(long ask, Guid person) => string.Create(CultureInfo.InvariantCulture, $"a{ask:x}.n.{Check(ask, person):x}");

    /// <summary>Bound to the question, so that a double tap does not stop the dialog below as well.</summary>
    public static string Cancel(long ask, Guid person) => string.Create(CultureInfo.InvariantCulture, $"a{ask:x}.c.{Check(ask, person):x}");

    public static (Kind Kind, long Ask, int Number) Parse(string token, Guid person)
    {
        var text = token.AsSpan();
        if (text.Length is < 6 or > 64 || text[0] != 'a')
        {
            return default;
        }

        var first = text.IndexOf('.');
        var second = text.LastIndexOf('.');
        if (first < 2 || second <= first + 1
            || !long.TryParse(text[1..first], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ask)
            || !int.TryParse(text[(second + 1)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var check)
            || check != Check(ask, person))
        {
            return default;
        }

        var what = text[(first + 1)..second];
        switch (what)
        {
            case "s":
                return (Kind.Skip, ask, 0);
            case "y":
                return (Kind.Yes, ask, 0);
            case "n":
                return (Kind.No, ask, 0);
            case "c":
                return (Kind.Cancel, ask, 0);
        }

        var kind = what[0] == 'p' ? Kind.Page : Kind.Option;
        return int.TryParse(kind == Kind.Page ? what[1..] : what, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (kind, ask, number) : default;
    }

    /// <summary>16 bits of FNV-1a over person and question.</summary>
    private static int Check(long ask, Guid person)
    {
        Span<byte> bytes = stackalloc byte[24];
        person.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes[16..], ask);
        var hash = 2166136261u;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 16777619u;
        }

        return (int)((hash >> 16) ^ (hash & 0xFFFF));
    }
}
