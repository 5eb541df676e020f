using System.Globalization;
using Companion.Audit;
using Companion.Storage;

namespace Companion.Admin.Audit;

/// <summary>"check-audit": verifies every chain of every tenant, from the terminal.</summary>
internal static class AuditCheck
{
    /// <returns>The exit code: 0 when all are intact.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter terminal, CancellationToken cancellationToken)
    {
        var verifier = services.GetRequiredService<AuditVerifier>();
        var broken = 0;
        foreach (var tenantId in await services.GetRequiredService<CompanionDatabase>().ListTenantsAsync(cancellationToken))
        {
            foreach (var chain in await verifier.VerifyAsync(tenantId, cancellationToken))
            {
                broken += chain.IsIntact ? 0 : 1;
                await terminal.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"audit {tenantId} {chain.Kind}: {chain.Entries} entries, {chain.Anchors} anchors: {chain.Finding ?? "intact"}"));
            }
        }

        return broken == 0 ? 0 : 1;
    }
}
