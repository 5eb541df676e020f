using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Companion.Admin.SignIn;
using Companion.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Admin.Tests;

/// <summary>The admin host on a real database of its own, with a clock that the test moves.</summary>
public sealed class AdminApp : IAsyncLifetime
{
    public const string Password = "a quiet garden in spring";
    private const string AddressHeader = "X-Test-Address";

    private readonly Dictionary<string, Person> _people = [];
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "companion-admin-" + Guid.NewGuid().ToString("N")[..12]);
    private WebApplicationFactory<Program>? _factory;
    private int _clients;

    internal TestDatabase Database { get; private set; } = null!;

    internal MovableClock Clock { get; } = new();

    internal IServiceProvider Services => Factory.Services;

    private WebApplicationFactory<Program> Factory => _factory ?? throw new InvalidOperationException("not started");

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Companion", Database.ConnectionString);
            host.UseSetting("Companion:MasterKey", TestDatabase.MasterKey);
            host.UseSetting("Companion:DataDirectory", _folder);
            host.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.AddSingleton<IStartupFilter>(new AddressFromHeader());
            });
        });
    }

    public async Task DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        await Database.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Somebody at an address of their own, unless one is given.</summary>
    internal HttpClient From(string? address = null)
    {
        var client = Factory.CreateClient();
        client.DefaultRequestHeaders.Add(AddressHeader, address ?? $"192.0.2.{Interlocked.Increment(ref _clients)}");
        return client;
    }

    internal async Task<string> LinkForAsync(string login)
    {
        using var terminal = new StringWriter();
        await FirstAdmin.ResetAsync(Services, "http://panel.test", login, terminal, CancellationToken.None);
        return terminal.ToString().Split('#')[1].Trim();
    }

    /// <summary>An account that can sign in.</summary>
    internal async Task<Person> EnrolAsync(string login) => await EnrolByAsync(login, await LinkForAsync(login));

    /// <summary>Somebody who is signed in with a role; the account is made when it is not there, the role given past the API.</summary>
    internal async Task<HttpClient> SignedInAsync(string login, string role = "Owner")
    {
        if (!_people.TryGetValue(login, out var person))
        {
            person = await EnrolAsync(login);
            _people.Add(login, person);
        }

        await Database.ExecuteAsync($"update staff set role = '{role}', disabled_at = null where user_name = '{login}'");
        var client = From();
        client.Use(await person.SignInAsync(client));
        return client;
    }

    internal async Task<Person> EnrolByAsync(string login, string link)
    {
        using var client = From();
        var offer = await client.PostAsJsonAsync("/api/v1/one-time", new { link });
        var key = (await offer.JsonAsync()).GetProperty("authenticatorKey").GetString()!;
        var person = new Person(login, TestBase32.Decode(key), Clock);
        var used = await client.PostAsJsonAsync("/api/v1/one-time/use", new { link, password = Password, code = person.NextCode() });
        used.StatusCode.ShouldBe(HttpStatusCode.OK);
        return person;
    }

    private sealed class AddressFromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[AddressHeader].ToString());
                await following(context);
            });
            next(app);
        };
    }
}

/// <summary>Somebody with an authenticator in the pocket.</summary>
internal sealed record Person(string Login, byte[] Key, MovableClock Clock)
{
    /// <summary>Waits for a code that was not shown before.</summary>
    public string NextCode()
    {
        Clock.Move(TimeSpan.FromSeconds(60));
        return CurrentCode();
    }

    /// <summary>Both steps of signing in.</summary>
    public async Task<JsonElement> SignInAsync(HttpClient client)
    {
        var first = await client.PostAsJsonAsync("/api/v1/sign-in", new { login = Login, password = AdminApp.Password });
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        var challenge = (await first.JsonAsync()).GetProperty("challenge").GetString();
        var second = await client.PostAsJsonAsync("/api/v1/sign-in/totp", new { challenge, code = NextCode() });
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await second.JsonAsync();
    }

    public string CurrentCode() => Totp.CodeAt(Key, Totp.StepAt(Clock.GetUtcNow()));
}

internal static class Answers
{
    public static void Use(this HttpClient client, JsonElement tokens) =>
        client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("accessToken").GetString());

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string?> CodeAsync(this HttpResponseMessage answer) => (await answer.JsonAsync()).GetProperty("code").GetString();
}
