using System.Text.Json.Serialization;
using Companion.Admin;
using Companion.Admin.Access;
using Companion.Admin.ApiDescription;
using Companion.Admin.Audit;
using Companion.Admin.Dialogs;
using Companion.Admin.Health;
using Companion.Admin.Pages;
using Companion.Admin.Place;
using Companion.Admin.Security;
using Companion.Admin.SignIn;
using Companion.Storage;
using Companion.Storage.Embedded;
using Companion.Telemetry;
using Companion.Tuning;

try
{
    var command = AdminCommand.Parse(args);
    // The page lies beside the program, wherever it is started from.
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = command.HostArguments, ContentRootPath = AppContext.BaseDirectory });
    builder.AddCompanionTelemetry("companion-admin");
    builder.Services.AddCompanionStorage(builder.Configuration);
    builder.Services.AddSignIn().AddRateLimits();
    builder.Services.AddPlace(builder.Configuration);
    builder.Services.AddDialogTuning();
    builder.Services.AddProblemDetails();
    builder.Services.AddApiDescription().AddPanel();
    builder.Services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        // A number is a number: with the web's default, clients would be told that each may be a string as well.
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.RespectNullableAnnotations = true;
        json.SerializerOptions.RespectRequiredConstructorParameters = true;
    });
    builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
    });
    var addresses = AdminAddresses.Read(builder.Configuration);
    builder.WebHost.UseUrls([.. addresses.Listen]);

    await using var app = builder.Build();
    app.UseSecurityHeaders();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UsePanelFiles();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.UsePermissions();
    app.MapHealthEndpoints();
    app.MapOpenApi();
    app.MapSignInEndpoints();
    app.MapPlaceEndpoints();
    app.MapDialogTuning();
    app.MapPanel();

    if (command.PrintsDocument)
    {
        await ApiDocumentCommand.PrintAsync(app, Console.Out, CancellationToken.None);
        return 0;
    }

    await app.Services.GetRequiredService<CompanionDatabase>().StartAsync(CancellationToken.None);
    if (command.ChecksAudit)
    {
        return await AuditCheck.RunAsync(app.Services, Console.Out, CancellationToken.None);
    }

    if (command.LinkFor is { } login)
    {
        await FirstAdmin.ResetAsync(app.Services, addresses.Public, login, Console.Out, CancellationToken.None);
        return 0;
    }

    await FirstAdmin.AnnounceAsync(app.Services, addresses.Public, Console.Out, CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (InvalidSettingsException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
catch (Exception exception) when (exception is EmbeddedPostgresException or MigrationException or DatabaseUnavailableException or Npgsql.NpgsqlException
    or IOException or System.Net.Sockets.SocketException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
