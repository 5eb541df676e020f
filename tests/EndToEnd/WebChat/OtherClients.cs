using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Companion.EndToEnd.WebChat;

/// <summary>Microsoft's clients, unmodified and from disk, each in a bare page of this origin.</summary>
internal static class OtherClients
{
    public static void Serve(WebApplication app)
    {
        app.MapGet("/test/webchat.js", () => Script("botframework-webchat", "dist", "webchat.js"));
        app.MapGet("/test/directline.js", () => Script("botframework-directlinejs", "dist", "directline.js"));
        app.MapGet("/test/webchat.html", () => Page(
            "webchat.js",
            """
            fetch('/directline/v3/directline/tokens/generate', { method: 'POST' }).then(r => r.json()).then(({ token }) =>
              WebChat.renderWebChat({ directLine: WebChat.createDirectLine({ token, domain: location.origin + '/directline/v3/directline' }) },
                document.getElementById('chat')));
            """));
        app.MapGet("/test/directline.html", () => Page(
            "directline.js",
            """
            // Says each line once the answer to the one before has come; gives back what the bot said.
            async function walk(webSocket, lines) {
              const { token } = await (await fetch('/directline/v3/directline/tokens/generate', { method: 'POST' })).json();
              const line = new DirectLine.DirectLine({ token, webSocket, pollingInterval: 200, domain: location.origin + '/directline/v3/directline' });
              const said = [], echoes = [];
              let hear;
              line.activity$.subscribe(activity => {
                if (activity.from.role === 'user') return echoes.push(activity.channelData.clientActivityID ?? activity.id);
                said.push(activity.text);
                hear?.();
              });
              const count = n => new Promise(done => { hear = () => said.length >= n && done(); hear(); });
              await count(1);
              for (const text of lines) {
                const before = said.length;
                await new Promise((done, fail) => line.postActivity({ type: 'message', text, from: { id: 'me' } }).subscribe(id => id === 'retry' ? fail(id) : done(), fail));
                await count(before + 1);
              }
              line.end();
              return { said, doubled: echoes.length - new Set(echoes).size };
            }
            """));
    }

    private static IResult Script(params string[] path) => Results.File(NodeModules.PathOf(path), "text/javascript");

    private static IResult Page(string script, string code) => Results.Content(
        $"""
        <!doctype html><html lang="en"><title>Another client</title><body style="margin:0;height:100vh"><div id="chat" style="height:100%"></div>
        <script src="/test/{script}"></script>
        <script>{code}</script>
        """,
        "text/html");
}
