using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.Storage;

namespace Companion.People.OwnData;

/// <summary>What a copy is asked for with. Format: "json" for other programs, "page" to read.</summary>
internal sealed record ExportRequest(string Format, string Language, string TimeZone);

[JsonSerializable(typeof(ExportRequest))]
internal sealed partial class ExportJson : JsonSerializerContext;

/// <summary>Orders the copy of the person's own data; it comes back as the result of the work item "export".</summary>
internal sealed class ExportData : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("people.export", ["format: choice"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var request = new ExportRequest(call.Choice("format") ?? "page", scope.Profile.Language.Code(), scope.Profile.TimeZone);
        scope.Enqueue(ExportWork.WorkKind, JsonSerializer.Serialize(request, ExportJson.Default.ExportRequest));
        return CommandOutcome.Ok;
    }
}

/// <summary>Writes the copy as a file of the person's.</summary>
internal sealed class ExportWork(CompanionDatabase database, IFileStore files) : IWorkExecutor
{
    public const string WorkKind = "export";

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(item.PayloadJson, ExportJson.Default.ExportRequest)
            ?? throw new InvalidOperationException("A copy was ordered without a request.");
        var cipher = await database.Ciphers.ForAsync(item.TenantId, cancellationToken).ConfigureAwait(false);
        JsonObject export;
        var transaction = await database.BeginAsync(item.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            export = await PersonExport.ReadAsync(transaction, cipher, item.PersonId, cancellationToken).ConfigureAwait(false);
        }

        var (content, type) = request.Format == "json"
            ? (export.ToJsonString(s_readable), "application/json")
            : (ReadableExport.Of(export, Languages.FromTag(request.Language) ?? Language.En, request.TimeZone), "text/html");
        var file = await files.SaveAsync(
            item.TenantId, item.PersonId, FileKind.Document, type, Encoding.UTF8.GetBytes(content), cancellationToken).ConfigureAwait(false);
        return WorkResult.Done($$"""{"file":"{{file}}"}""");
    }
}
