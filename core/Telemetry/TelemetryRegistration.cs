using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Companion.Telemetry;

/// <summary>How both hosts log and export.</summary>
public static class TelemetryRegistration
{
    /// <summary>
    /// Logs as JSON lines on the error stream (the output stream is for what a host says to a person), and exports traces and metrics
    /// over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; its other standard settings apply too.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">The service's name in traces: "companion-bot", "companion-admin".</param>
    public static void AddCompanionTelemetry(this IHostApplicationBuilder builder, string service)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);

        // At Information these write addresses with their paths: a Bot API path holds the bot's token, a query may hold a secret.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.AddHostedService(_ => new OtlpExport(service));
        }
    }
}
