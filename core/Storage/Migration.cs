using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Companion.Storage;

/// <summary>One numbered SQL file.</summary>
/// <param name="Checksum">SHA-256 of its text with line ends as "\n", so that a checkout on another system changes nothing.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum)
{
    private const string Folder = ".Storage.Migrations.";

    /// <summary>The login makes the roles; everything else is made by the owner role.</summary>
    public bool RunsAsLogin => Number == 1;

    public static Migration Of(string fileName, string text)
    {
        var separator = fileName.IndexOf('_', StringComparison.Ordinal);
        if (separator != 4 || !int.TryParse(fileName.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new InvalidOperationException($"The migration {fileName} is not named NNNN_name.sql.");
        }

        var sql = text.ReplaceLineEndings("\n");
        return new(number, Path.GetFileNameWithoutExtension(fileName), sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    /// <summary>The files built into this assembly, in order.</summary>
    public static IReadOnlyList<Migration> BuiltIn()
    {
        var assembly = typeof(Migration).Assembly;
        return InOrder(assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Of(name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], Read(assembly, name))));
    }

    /// <exception cref="InvalidOperationException">Two files have the same number.</exception>
    public static IReadOnlyList<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        var ordered = migrations.OrderBy(migration => migration.Number).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if (ordered[i].Number == ordered[i - 1].Number)
            {
                throw new InvalidOperationException($"The migrations {ordered[i - 1].Name} and {ordered[i].Name} have the same number.");
            }
        }

        return ordered;
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
