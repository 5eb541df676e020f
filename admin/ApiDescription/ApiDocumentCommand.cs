using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Companion.Admin.ApiDescription;

/// <summary>Prints the OpenAPI document without serving and without a database: what the panel's client types are made from.</summary>
internal static class ApiDocumentCommand
{
    public static async Task PrintAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        // Endpoints are known to the services only once the pipeline names them; a host that serves does this at its start.
#pragma warning disable ASP0014 // There is nothing to add here: the routes are mapped, they are only to be counted in.
        app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
        var documents = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        await output.WriteLineAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken));
    }
}
