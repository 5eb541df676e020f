using Companion.EndToEnd.WebChat;
using Companion.People;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.EndToEnd.Family;

/// <summary>The picture of an invitation, read by an independent reader (jsQR) as a phone's camera reads it.</summary>
[Collection(WebPage.Name)]
public sealed class QrCodeTests(WebStage stage)
{
    [Theory]
    [InlineData("https://t.me/companion_sim_bot?start=fam_Y-OVMiMbIF9CE6xMJ8dYVw")]
    [InlineData("https://companion.example.org:8443/#start=fam_AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Picture_WhenReadByACamera_IsTheAddress(string address)
    {
        var picture = stage.Bot.Services.GetRequiredService<IInvitations>().PictureOf(address);
        var page = (await stage.OpenAsync()).Page;
        await page.GotoAsync("about:blank");
        await page.AddScriptTagAsync(new() { Path = NodeModules.PathOf("jsqr", "dist", "jsQR.js") });

        // Half the size and a little grey, as on another phone's screen.
        var read = await page.EvaluateAsync<string?>(
            """
            async png => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + png;
              await image.decode();
              const canvas = document.createElement('canvas');
              canvas.width = image.width / 2;
              canvas.height = image.height / 2;
              const context = canvas.getContext('2d');
              context.globalAlpha = 0.8;
              context.fillStyle = '#888';
              context.fillRect(0, 0, canvas.width, canvas.height);
              context.drawImage(image, 0, 0, canvas.width, canvas.height);
              const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
              return jsQR(pixels.data, pixels.width, pixels.height)?.data ?? null;
            }
            """,
            Convert.ToBase64String(picture));

        read.ShouldBe(address);
    }
}
