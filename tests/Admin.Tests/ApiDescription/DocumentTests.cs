using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Companion.Admin.Tests.ApiDescription;

public sealed class DocumentTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Fact]
    public async Task Document_WhenRead_IsValidOpenApi3()
    {
        var (document, diagnostic) = await ReadAsync();

        diagnostic.SpecificationVersion.ShouldBeOneOf(OpenApiSpecVersion.OpenApi3_0, OpenApiSpecVersion.OpenApi3_1);
        diagnostic.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        document.Validate(ValidationRuleSet.GetDefaultRuleSet()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Document_WhenRead_DescribesEveryEndpointOfTheApi()
    {
        var (document, _) = await ReadAsync();

        foreach (var endpoint in ApiEndpoints())
        {
            // Every endpoint of ours has a written pattern; the document leaves out the kind of a parameter.
            var path = "/" + Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), ":[a-z]+}", "}");
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                document.Paths.TryGetValue(path, out var item).ShouldBeTrue(path);
                var operation = item!.Operations.ShouldNotBeNull()[new HttpMethod(method)];
                operation.Summary.ShouldNotBeNullOrWhiteSpace(path);
                operation.Responses.ShouldNotBeNull().Keys.ShouldContain(status => status.StartsWith('2'), path);
                operation.Responses.Keys.ShouldContain("429", path);
                (operation.Security is { Count: > 0 }).ShouldBe(endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null, path);
            }
        }
    }

    private List<RouteEndpoint> ApiEndpoints()
    {
        // The host is built by the first client.
        using var client = app.From();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true)
            .ToList();
        endpoints.ShouldNotBeEmpty();
        return endpoints;
    }

    private async Task<(OpenApiDocument Document, OpenApiDiagnostic Diagnostic)> ReadAsync()
    {
        using var client = app.From();
        await using var json = await client.GetStreamAsync("/openapi/v1.json");
        using var copy = new MemoryStream();
        await json.CopyToAsync(copy);
        copy.Position = 0;
        var read = await OpenApiDocument.LoadAsync(copy);
        return (read.Document.ShouldNotBeNull(), read.Diagnostic.ShouldNotBeNull());
    }
}
