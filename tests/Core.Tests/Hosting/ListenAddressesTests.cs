using Companion.Hosting;
using Companion.Storage;
using Microsoft.Extensions.Configuration;

namespace Companion.Core.Tests.Hosting;

public sealed class ListenAddressesTests
{
    private const string Default = "http://127.0.0.1:5080";

    [Theory]
    [InlineData(null, Default)]
    [InlineData("", Default)]
    [InlineData("http://*:80", "http://*:80")]
    [InlineData("http://0.0.0.0:80; https://[::]:443 ;", "http://0.0.0.0:80", "https://[::]:443")]
    public void Read_WhenAddressesAreListed_GivesEach(string? set, params string[] addresses) => Read(set).ShouldBe(addresses);

    [Theory]
    [InlineData("nonsense")]
    [InlineData(";")]
    [InlineData("http://127.0.0.1:port")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:80;127.0.0.1")]
    public void Read_WhenOneIsNoAddress_NamesTheSetting(string set) =>
        Should.Throw<InvalidSettingsException>(() => Read(set)).Message.ShouldBe($"Bot__Urls is not an address; expected: {Default}");

    private static IReadOnlyList<string> Read(string? set) =>
        ListenAddresses.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Bot:Urls", set)]).Build(), "Bot:Urls", Default);
}
