using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Companion.TelegramSimulator.Methods;
using Microsoft.AspNetCore.Http;

namespace Companion.TelegramSimulator.Api;

/// <summary>The bot's side of the wire: /bot{token}/{method} and /file/bot{token}/{path}.</summary>
internal sealed class BotEndpoint(
    SimulatorWorld world, UpdateMethods updates, Faults faults, Action<ApiCall> record, Action<Violation> report)
{
    private readonly string _root = $"/bot{world.Options.Token}/";
    private readonly string _files = $"/file/bot{world.Options.Token}/";
    private readonly FrozenDictionary<string, Func<Arguments, ApiAnswer>> _methods = Build(world, updates);
    private long _calls;

    public async Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.StartsWith(_root, StringComparison.Ordinal))
        {
            await CallAsync(http, path[_root.Length..]);
        }
        else if (path.StartsWith(_files, StringComparison.Ordinal))
        {
            await DownloadAsync(http, path[_files.Length..]);
        }
        else
        {
            // The path may hold another bot's token: it is not repeated.
            report(new Violation("bad-token", "", null, "the path is not of this bot"));
            await WriteAsync(http, ApiAnswer.Refused(401, "Unauthorized"));
        }
    }

    /// <summary>A call that came as the answer to a webhook; its result goes nowhere.</summary>
    public async Task ReplyAsync(byte[] body)
    {
        var arguments = new Arguments();
        var name = CallReader.ReadReply(body, arguments);
        if (name is null)
        {
            // Telegram ignores whatever else a webhook answers.
            return;
        }

        var method = ApiTable.Instance.Methods.GetValueOrDefault(name);
        var answer = await RunAsync(name, method, arguments, CancellationToken.None);
        Record(name, arguments, answer.Status);
    }

    private static FrozenDictionary<string, Func<Arguments, ApiAnswer>> Build(SimulatorWorld world, UpdateMethods updates)
    {
        var methods = new Dictionary<string, Func<Arguments, ApiAnswer>>(StringComparer.OrdinalIgnoreCase);
        new SendMethods(world).AddTo(methods);
        new EditMethods(world).AddTo(methods);
        new SettingMethods(world).AddTo(methods);
        updates.AddTo(methods);
        return methods.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static async Task CutAsync(HttpContext http, TimeSpan hold)
    {
        if (hold > TimeSpan.Zero)
        {
            try
            {
                await Task.Delay(hold, http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // The bot gave up first.
            }
        }

        http.Abort();
    }

    private static async Task WriteAsync(HttpContext http, ApiAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        await using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            answer.WriteTo(writer);
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    private async Task CallAsync(HttpContext http, string name)
    {
        var method = ApiTable.Instance.Methods.GetValueOrDefault(name);
        var arguments = await CallReader.ReadAsync(http.Request, method, http.RequestAborted);
        var fault = faults.Take(name);
        var answer = fault is { AfterEffect: false, Kind: Fault.Form.Answer }
            ? ApiAnswer.Refused(fault.Status, fault.Description, fault.RetryAfterSeconds)
            : null;
        if (fault is null or { AfterEffect: true })
        {
            answer = await RunAsync(name, method, arguments, http.RequestAborted);
        }

        if (fault is { AfterEffect: true, Kind: Fault.Form.Answer })
        {
            answer = ApiAnswer.Refused(fault.Status, fault.Description);
        }

        switch (fault?.Kind)
        {
            case Fault.Form.Silence:
                Record(name, arguments, 0);
                await CutAsync(http, fault.Hold);
                break;
            case Fault.Form.Garbage:
                Record(name, arguments, 200);
                await http.Response.WriteAsync("<html><body>Bad gateway</body></html>", http.RequestAborted);
                break;
            default:
                Record(name, arguments, answer!.Status);
                await WriteAsync(http, answer);
                break;
        }
    }

    private async Task<ApiAnswer> RunAsync(string name, MethodShape? method, Arguments arguments, CancellationToken cancellationToken)
    {
        if (method is null)
        {
            report(new Violation("unknown-method", name, null, "no such method"));
            return ApiAnswer.Refused(404, "Not Found: method not found");
        }

        if ((arguments.Unreadable ?? CallValidator.Check(method, arguments)) is { } misfit)
        {
            report(new Violation(misfit.Rule, name, ChatOf(arguments), misfit.Detail));
            return ApiAnswer.Refused(400, misfit is { Rule: "missing-parameter" } && method.Name == "sendMessage" && !arguments.Values.ContainsKey("text")
                ? "Bad Request: message text is empty"
                : $"Bad Request: {misfit.Detail}");
        }

        ApiAnswer answer;
        if (method.Name == "getUpdates")
        {
            answer = await updates.PollAsync(arguments, cancellationToken);
        }
        else
        {
            answer = _methods.TryGetValue(method.Name, out var run)
                ? run(arguments)
                : ApiAnswer.Refused(501, $"{method.Name} is not simulated", brokenRule: "not-simulated");
        }

        if (answer.BrokenRule is { } rule)
        {
            report(new Violation(rule, method.Name, ChatOf(arguments), answer.Description!));
        }

        return answer;
    }

    private async Task DownloadAsync(HttpContext http, string path)
    {
        switch (faults.Take(Faults.Downloads))
        {
            case { Kind: Fault.Form.Silence } silence:
                await CutAsync(http, silence.Hold);
                return;
            case { } fault:
                http.Response.StatusCode = fault.Kind == Fault.Form.Garbage ? 502 : fault.Status;
                return;
            case null when world.Files.At(path) is { } file:
                http.Response.ContentLength = file.Bytes.Length;
                await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted);
                return;
            default:
                report(new Violation("file", "download", null, "no such file"));
                http.Response.StatusCode = 404;
                return;
        }
    }

    private void Record(string method, Arguments arguments, int status)
    {
        if (world.Options.KeepHistory)
        {
            record(new ApiCall(
                Interlocked.Increment(ref _calls), world.Options.Time.GetUtcNow(), method, ChatOf(arguments), arguments.Values, status));
        }
    }

    private static long? ChatOf(Arguments arguments) =>
        arguments.Json("chat_id") is { ValueKind: JsonValueKind.Number } chat && chat.TryGetInt64(out var id) ? id : null;
}
