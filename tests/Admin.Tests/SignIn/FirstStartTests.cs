using Companion.Admin.SignIn;

namespace Companion.Admin.Tests.SignIn;

public sealed class FirstStartTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Fact]
    public async Task Announce_WhenNobodyCanSignInYet_PrintsANewLinkEachTime()
    {
        var first = await AnnounceAsync();
        var second = await AnnounceAsync();
        first.ShouldContain("http://panel.test/enter#");
        second.ShouldContain("http://panel.test/enter#");
        second.ShouldNotBe(first);
        (await app.Database.ScalarAsync<long>("select count(*) from staff_tokens where purpose = 'Link'")).ShouldBe(1);
    }

    [Fact]
    public async Task Announce_WhenTwoHostsStartAtOnce_MakesOneAccount()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AnnounceAsync()));
        (await app.Database.ScalarAsync<long>("select count(*) from staff")).ShouldBe(1);
    }

    private async Task<string> AnnounceAsync()
    {
        using var terminal = new StringWriter();
        await FirstAdmin.AnnounceAsync(app.Services, "http://panel.test", terminal, CancellationToken.None);
        return terminal.ToString();
    }
}
