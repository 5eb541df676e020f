using System.Net;
using System.Text;
using Companion.Access;
using Companion.Admin.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Admin.Tests.Access;

/// <summary>Every endpoint behind sign-in × every role: as core says, and as docs/permissions.md tells.</summary>
public sealed class PermissionTableTests(AdminApp app) : IClassFixture<AdminApp>
{
    /// <summary>Below the limit of requests a minute.</summary>
    private const int RequestsOfOne = 90;

    [Fact]
    public void EveryEndpointBehindSignIn_SaysWhatItNeeds() =>
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<NeededPermission>() is null).Select(Name).ShouldBeEmpty();

    [Fact]
    public async Task EveryCell_IsAllowedOrRefusedAsCoreSays()
    {
        var endpoints = Endpoints().ToList();
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            for (var from = 0; from < endpoints.Count; from += RequestsOfOne)
            {
                using var client = await app.SignedInAsync($"matrix-{role}-{from}".ToLowerInvariant(), role.ToString());
                foreach (var endpoint in endpoints.Skip(from).Take(RequestsOfOne))
                {
                    var needed = endpoint.Metadata.GetRequiredMetadata<NeededPermission>().Permission;
                    var allowed = needed is not { } permission || role.May(permission);
                    var answer = await TryAsync(client, endpoint);
                    var refused = answer == HttpStatusCode.Forbidden;
                    if (refused == allowed || answer is HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests)
                    {
                        wrong.Add($"{role} {Name(endpoint)}: {(int)answer}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryEndpoint_WhenNobodyIsSignedIn_Is401()
    {
        using var client = app.From();
        foreach (var endpoint in Endpoints())
        {
            (await TryAsync(client, endpoint)).ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task Table_InTheDocumentation_IsTheOneOfTheCode()
    {
        var path = Path.Combine(Root(), "docs", "permissions.md");
        var table = Table();
        if (Environment.GetEnvironmentVariable("COMPANION_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, table);
        }

        (await File.ReadAllTextAsync(path)).ShouldBe(table, "COMPANION_UPDATE_DOCS=1 ./companion test PermissionTable writes it");
    }

    private string Table()
    {
        var roles = Enum.GetValues<StaffRole>();
        var text = new StringBuilder("# Who may do what in the panel\n\nGenerated from the code (`tests/Admin.Tests/Access`), which also tries every cell. Roles: `core/Access`.\n\n");
        text.Append("| endpoint | needs | ").AppendJoin(" | ", roles).Append(" |\n|---|---|").Append(string.Concat(roles.Select(_ => ":-:|"))).Append('\n');
        foreach (var endpoint in Endpoints())
        {
            var needed = endpoint.Metadata.GetRequiredMetadata<NeededPermission>().Permission;
            text.Append("| `").Append(Name(endpoint)).Append("` | ").Append(needed?.ToString() ?? "sign-in").Append(" | ")
                .AppendJoin(" | ", roles.Select(role => needed is not { } permission || role.May(permission) ? "✓" : " ")).Append(" |\n");
        }

        return text.ToString();
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient client, RouteEndpoint endpoint)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part =>
                part.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.NewGuid().ToString() : "none",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => throw new InvalidOperationException("a path of ours has whole segments"),
        }));
        using var request = new HttpRequestMessage(new(Method(endpoint)), "/" + path);
        if (Method(endpoint) is "POST" or "PUT")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        // A stream of events does not end.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private List<RouteEndpoint> Endpoints()
    {
        // The host is built by the first client.
        using var client = app.From();
        return [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null)
            // Signing out ends the session that the others are tried with.
            .OrderBy(endpoint => endpoint.RoutePattern.RawText!.EndsWith("/sign-out", StringComparison.Ordinal))
            .ThenBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal).ThenBy(Method, StringComparer.Ordinal)];
    }

    private static string Method(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0];

    private static string Name(RouteEndpoint endpoint) => $"{Method(endpoint)} /{endpoint.RoutePattern.RawText!.Trim('/')}"; // Ours all have a pattern.

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Companion.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }

        return folder;
    }
}
