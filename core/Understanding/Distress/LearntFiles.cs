using System.Reflection;

namespace Companion.Understanding;

/// <summary>The files beside this one that lie inside the assembly.</summary>
internal static class LearntFiles
{
    private const string Folder = "Companion.Understanding.Distress.";

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"{name} is not in the assembly");
}
