using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Companion.Diary.Trends;

/// <summary>Turns a drawing into a picture that a chat can show.</summary>
public interface ISvgRasterizer
{
    /// <exception cref="RasterizerException">The program is missing, or could not draw it.</exception>
    Task<byte[]> ToPngAsync(string svg, CancellationToken cancellationToken);

    /// <summary>A page for each drawing (sizes in pt), with the fonts inside.</summary>
    /// <exception cref="RasterizerException">The program is missing, or could not draw it.</exception>
    Task<byte[]> ToPdfAsync(IReadOnlyList<string> pages, CancellationToken cancellationToken);
}

public sealed class RasterizerException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>By the program rsvg-convert (Debian: librsvg2-bin), through its standard input and output.</summary>
internal sealed class RsvgRasterizer : ISvgRasterizer
{
    private const string Program = "rsvg-convert";

    public Task<byte[]> ToPngAsync(string svg, CancellationToken cancellationToken) => RunAsync(["--format", "png"], svg, cancellationToken);

    public async Task<byte[]> ToPdfAsync(IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        // Several pages are read from files only; the folder is this account's alone and gone right after.
        var folder = Directory.CreateTempSubdirectory("companion-report-");
        try
        {
            string[] names = [.. pages.Select((_, i) => Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{i:0000}.svg")))];
            for (var i = 0; i < names.Length; i++)
            {
                await File.WriteAllTextAsync(names[i], pages[i], cancellationToken);
            }

            return await RunAsync(["--format", "pdf", .. names], "", cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<byte[]> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        try
        {
            var complaint = process.StandardError.ReadToEndAsync(cancellationToken);
            var writing = WriteAsync(process, input, cancellationToken);
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

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Program, arguments)
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
