using System.Reflection;
using System.Xml.Linq;
using Companion.Dialogs;

namespace Companion.Core.Tests.Architecture;

public sealed class LayerTests
{
    private static readonly Assembly Core = typeof(DialogMachine).Assembly;

    [Theory]
    [InlineData("core/Companion.Core.csproj")]
    [InlineData("bot/Companion.Bot.csproj", "Companion.Core.csproj")]
    [InlineData("admin/Companion.Admin.csproj", "Companion.Core.csproj")]
    public void Project_WhenRead_ReferencesOnlyTheLayerBelow(string project, params string[] allowed)
    {
        var references = XDocument.Load(Path.Combine(Root(), project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileName(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        references.ShouldBe(allowed, ignoreOrder: true);
    }

    [Fact]
    public void Core_WhenLoaded_ReferencesNoMvcAndNoHost() =>
        Core.GetReferencedAssemblies().Select(reference => reference.Name!)
            .ShouldAllBe(name => !name.StartsWith("Microsoft.AspNetCore.Mvc") && name != "Companion.Bot" && name != "Companion.Admin");

    [Theory]
    [InlineData("Companion.Dialogs")]
    [InlineData("Companion.Understanding")]
    public void PureNamespace_WhenItsCodeIsRead_TouchesNoDatabaseNetworkOrConversation(string pure)
    {
        string[] banned = ["Npgsql", "Microsoft.EntityFrameworkCore", "System.Net", "Microsoft.AspNetCore", "Companion.Conversations", "Companion.Storage"];
        Uses(TypesIn(Core, pure), member => banned.Any(name => IsIn(NamespaceOf(member), name))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Companion.Dialogs")]
    [InlineData("Companion.Understanding")]
    public void PureNamespace_WhenItsCodeIsRead_HasNoChanceAndNoClock(string pure) =>
        Uses(TypesIn(Core, pure), IsChanceOrClock).ShouldBeEmpty();

    [Fact]
    public void Scan_WhenCodeTouchesTheNetworkOrChance_SeesIt()
    {
        var found = Uses([typeof(Offender), .. typeof(Offender).GetNestedTypes(BindingFlags.NonPublic)], member => IsIn(NamespaceOf(member), "System.Net") || IsChanceOrClock(member));
        found.ShouldContain(use => use.Contains("HttpClient"));
        found.ShouldContain(use => use.Contains("NewGuid"));
    }

    [Fact]
    public void Core_WhenItsStaticsAreRead_HasNoneThatOthersCanChange()
    {
        var fields = Core.GetExportedTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => !field.IsInitOnly && !field.IsLiteral)
            .Select(field => $"{field.DeclaringType}.{field.Name}");
        var properties = Core.GetExportedTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.GetSetMethod() is not null)
            .Select(property => $"{property.DeclaringType}.{property.Name}");
        fields.Concat(properties).ShouldBeEmpty();
    }

    private static List<string> Uses(IEnumerable<Type> types, Func<MemberInfo, bool> banned) =>
    [
        .. types.SelectMany(type => UsedMembers.Of(type).Where(banned).Select(member => $"{type} uses {member.DeclaringType}.{member.Name}")).Distinct(),
    ];

    private static IEnumerable<Type> TypesIn(Assembly assembly, string name) => assembly.GetTypes().Where(type => IsIn(type.Namespace, name));

    private static bool IsIn(string? inner, string outer) =>
        inner is not null && (inner == outer || inner.StartsWith(outer + ".", StringComparison.Ordinal));

    private static string? NamespaceOf(MemberInfo member) => (member as Type ?? member.DeclaringType)?.Namespace;

    private static bool IsChanceOrClock(MemberInfo member) => (member.DeclaringType?.FullName, member.Name) is
        ("System.Guid", "NewGuid") or ("System.Random", _) or ("System.Security.Cryptography.RandomNumberGenerator", _) or ("System.TimeProvider", "get_System");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Companion.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Companion.sln is not above the tests.");
        }

        return folder.FullName;
    }

    /// <summary>What the rules forbid, so that the scan is seen to find it: also inside an async method's own type.</summary>
    private static class Offender
    {
        public static Guid Chance() => Guid.NewGuid();

        public static async Task<string> NetworkAsync()
        {
            using var client = new HttpClient();
            return await client.GetStringAsync(new Uri("http://127.0.0.1/"));
        }
    }
}
