using Companion.Admin.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Companion.Admin.ApiDescription;

/// <summary>The OpenAPI document at /openapi/v1.json: what clients of /api/v1 are generated from.</summary>
internal static class ApiDescriptionRegistration
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        // The host's own address is left out: behind a proxy it is nobody's.
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Companion, for staff", Version = "v1" };
            document.Servers = [];
            document.AddComponent(BearerHandler.SchemeName, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The access token of a session.",
            });
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            {
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(BearerHandler.SchemeName, context.Document)] = [] }];
            }

            return Task.CompletedTask;
        });
    });
}
