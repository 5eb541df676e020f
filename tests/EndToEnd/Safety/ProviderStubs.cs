using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Companion.EndToEnd.Safety;

/// <summary>A provider of SMS that speaks Twilio's protocol, and misbehaves as it is told.</summary>
internal sealed class SmsStub : IDisposable
{
    private readonly WebApplication _app;
    private int _sid;

    public SmsStub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            Asked.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
            if (Hangs)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            return Status == 201 ? Results.Json(new { sid = $"SM{Interlocked.Increment(ref _sid)}" }, statusCode: 201) : Results.StatusCode(Status);
        });
        _app.StartAsync().GetAwaiter().GetResult();
    }

    public string Url => _app.Urls.First();

    public int Status { get; set; } = 201;

    public bool Hangs { get; set; }

    public ConcurrentQueue<Dictionary<string, string>> Asked { get; } = new();

    public void Dispose() => ((IDisposable)_app).Dispose();
}

/// <summary>A mail server that keeps what it gets.</summary>
internal sealed class SmtpStub : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SmtpStub()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Mails { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 stub");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } text && text != ".")
                    {
                        mail.AppendLine(text);
                    }

                    Mails.Enqueue(mail.ToString());
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 stub");
                    break;
            }
        }
    }
}
