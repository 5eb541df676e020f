using Companion.Storage;
using Microsoft.Extensions.Configuration;

namespace Companion.Core.Tests.Storage;

public sealed class StorageSettingsTests
{
    [Fact]
    public void Read_WhenNothingIsSet_UsesThePrivateServerBesideTheProject()
    {
        var settings = Read();

        settings.ConnectionString.ShouldBeNull();
        settings.DataDirectory.ShouldEndWith(".companion");
        File.Exists(Path.Combine(Path.GetDirectoryName(settings.DataDirectory)!, "Companion.sln")).ShouldBeTrue();
    }

    [Fact]
    public void Read_WhenAServerIsNamedWithoutAMasterKey_AsksForIt()
    {
        var problem = Problems(("ConnectionStrings:Companion", "Host=db;Username=x")).ShouldHaveSingleItem();

        problem.Setting.ShouldBe("Companion__MasterKey");
        problem.Expected.ShouldContain("32");
    }

    [Theory]
    [InlineData("postgres://user:hunter2@db/companion")]
    [InlineData("Hots=db;Password=hunter2")]
    [InlineData("Username=x;Password=hunter2")]
    public void Read_WhenTheConnectionStringIsNone_NamesItAndNotItsValue(string value)
    {
        var problems = Problems(("ConnectionStrings:Companion", value));

        problems.ShouldContain(problem => problem.Setting == "ConnectionStrings__Companion");
        string.Join('\n', problems).ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("not base64 at all!")]
    [InlineData("c2hvcnQ=")]
    [InlineData("dGVzdHMgYWxsIHNoYXJlIHRoaXMgbWFzdGVyIGtleSEhIQ==")]
    public void Read_WhenAMasterKeyIsNone_NamesItAndNotItsValue(string value)
    {
        var problems = Problems(("Companion:MasterKey", value), ("Companion:MasterKeyPrevious", value));

        problems.Select(problem => problem.Setting).ShouldBe(["Companion__MasterKey", "Companion__MasterKeyPrevious"]);
        string.Join('\n', problems).ShouldNotContain(value);
    }

    private static IReadOnlyList<SettingProblem> Problems(params (string Key, string Value)[] settings) =>
        Should.Throw<InvalidSettingsException>(() => Read(settings)).Problems;

    private static StorageSettings Read(params (string Key, string Value)[] settings) => StorageSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build());
}
