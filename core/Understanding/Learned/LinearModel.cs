namespace Companion.Understanding;

/// <summary>
/// Weighs a text's features: for each of its outputs the sum of their weights, as a logit. Weights are kept in one byte each.
/// </summary>
internal sealed class LinearModel
{
    private readonly sbyte[] _weights;
    private readonly float[] _bias;
    private readonly float _scale;
    private readonly uint _mask;

    public LinearModel(sbyte[] weights, float[] bias, float scale)
    {
        _weights = weights;
        _bias = bias;
        _scale = scale;
        Buckets = weights.Length / bias.Length;
        _mask = (uint)Buckets - 1;
    }

    /// <summary>A power of two.</summary>
    public int Buckets { get; }

    public int Outputs => _bias.Length;

    public ReadOnlySpan<sbyte> Weights => _weights;

    public ReadOnlySpan<float> Bias => _bias;

    public float Scale => _scale;

    /// <summary>How much a feature of a kind counts.</summary>
    public static float Share(FeatureKind kind) => kind switch
    {
        FeatureKind.Letters => 0.3f,
        FeatureKind.Word => 0.8f,
        _ => 1f,
    };

    /// <param name="features">A text's.</param>
    /// <param name="logits">A place for each output.</param>
    public void Weigh(ReadOnlySpan<Feature> features, Span<float> logits)
    {
        logits.Clear();
        foreach (var feature in features)
        {
            var share = Share(feature.Kind);
            var at = (int)(feature.Hash & _mask) * Outputs;
            for (var output = 0; output < Outputs; output++)
            {
                logits[output] += _weights[at + output] * share;
            }
        }

        for (var output = 0; output < Outputs; output++)
        {
            logits[output] = (logits[output] * _scale) + _bias[output];
        }
    }

    public float Weigh(ReadOnlySpan<Feature> features)
    {
        Span<float> logit = stackalloc float[1];
        Weigh(features, logit);
        return logit[0];
    }
}
