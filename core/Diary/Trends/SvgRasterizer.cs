using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Companion.Diary.Trends;

/// <summary>Turns a drawing into a picture that a chat can show.</summary>
public interface ISvgRasterizer
{
    /// <exception cref="RasterizerException">The program is missing, or could not draw it.</exception>
    Task<byte[]> ToPngAsync(string svg, CancellationToken cancellationToken);
}

public sealed class RasterizerException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>By the program rsvg-convert (Debian: librsvg2-bin), through its standard input and output.</summary>
internal sealed class RsvgRasterizer : ISvgRasterizer
{
    private const string Program = "rsvg-convert";

    public async Task<byte[]> ToPngAsync(string svg, CancellationToken cancellationToken)
    {
        using var process = Start();
        try
        {
            var complaint = process.StandardError.ReadToEndAsync(cancellationToken);
            var writing = WriteAsync(process, svg, cancellationToken);
            using var png = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(png, cancellationToken);
            await writing;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 && png.Length > 0
                ? png.ToArray()
                : throw new RasterizerException($"{Program} ended with {process.ExitCode}: {await complaint}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task WriteAsync(Process process, string svg, CancellationToken cancellationToken)
    {
        await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(svg), cancellationToken);
        process.StandardInput.Close();
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Program, ["--format", "png"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }) ?? throw new RasterizerException($"{Program} did not start.");
        }
        catch (Win32Exception e)
        {
            throw new RasterizerException($"{Program} was not found: install the package librsvg2-bin.", e);
        }
    }
}
