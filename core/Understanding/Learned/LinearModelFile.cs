using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Companion.Understanding;

/// <summary>A model as bytes: outputs, weights, scale, biases, then the weights, packed as most of them are 0.</summary>
internal static class LinearModelFile
{
    public static void Write(LinearModel model, Stream stream)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true));
        writer.Write(model.Outputs);
        writer.Write(model.Weights.Length);
        writer.Write(model.Scale);
        foreach (var bias in model.Bias)
        {
            writer.Write(bias);
        }

        writer.Write(MemoryMarshal.AsBytes(model.Weights));
    }

    public static LinearModel Read(Stream stream)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true));
        var bias = new float[reader.ReadInt32()];
        var weights = new sbyte[reader.ReadInt32()];
        var scale = reader.ReadSingle();
        for (var i = 0; i < bias.Length; i++)
        {
            bias[i] = reader.ReadSingle();
        }

        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(weights, bias, scale);
    }
}
