using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Conversations;
using Companion.Safety.Ways;

namespace Companion.Safety.Contacts;

internal sealed record CodeLetter(Way By, WayMessage Message);

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(CodeLetter))]
internal sealed partial class CodeJson : JsonSerializerContext;

/// <summary>Sends a code. What the provider refuses is told at once: the person is waiting for it.</summary>
internal sealed class CodeWork(IEnumerable<IWaySender> senders, TimeProvider clock) : IWorkExecutor
{
    public const string WorkKind = "contact-code";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (JsonSerializer.Deserialize(item.PayloadJson, CodeJson.Default.CodeLetter) is not { } letter
            || senders.FirstOrDefault(sender => sender.Way == letter.By) is not { } way)
        {
            return WorkResult.Failed();
        }

        using var limit = new CancellationTokenSource(s_limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var result = await way.SendAsync(letter.Message, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            return result.Sent ? WorkResult.Done("{}") : WorkResult.Failed();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WorkResult.Failed();
        }
    }
}
