namespace Companion.Understanding;

/// <summary>A text to learn from.</summary>
/// <param name="Features">What it shows.</param>
/// <param name="Label">The output that is meant; none: -1.</param>
/// <param name="Weight">How much it counts; usually 1.</param>
internal sealed record Example(Feature[] Features, int Label, float Weight = 1);

/// <summary>How a model is learnt. The defaults are what cross-validation over the red flags' sentences liked best; it likes their neighbours nearly as well.</summary>
/// <param name="Outputs">Kinds to tell apart, each against all others.</param>
/// <param name="BucketBits">2 to the power of this many weights an output.</param>
/// <param name="Rounds">How often every example is looked at.</param>
/// <param name="Decay">Keeps weights small, so that one example's own words do not decide.</param>
/// <param name="Rate">How far the first step goes.</param>
internal sealed record TrainingOptions(int Outputs, int BucketBits, int Rounds = 10, float Decay = 2e-4f, float Rate = 0.05f);

/// <summary>
/// Logistic regression by stochastic descent with a rate for each weight (AdaGrad: Duchi, Hazan, Singer 2011), averaged over the later
/// rounds. The order of examples is fixed, so the same sentences give the same weights.
/// </summary>
internal static class LinearTrainer
{
    /// <summary>Rounds after which weights are worth averaging.</summary>
    private const int FirstRounds = 2;

    private const float Largest = 127;

    public static LinearModel Train(IReadOnlyList<Example> examples, TrainingOptions options)
    {
        var run = new Run(options);
        var stride = Stride(examples.Count);
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var i = 0L; i < examples.Count; i++)
            {
                run.Learn(examples[(int)(((i * stride) + round) % examples.Count)]);
            }

            if (round >= FirstRounds)
            {
                run.Remember();
            }
        }

        return run.Quantised();
    }

    /// <summary>Jumps through the examples so that neighbours, which are alike, are not learnt one after the other.</summary>
    private static long Stride(int count)
    {
        long[] primes = [7919, 6271, 104729];
        return Array.Find(primes, p => count % p != 0);
    }

    private sealed class Run(TrainingOptions options)
    {
        private readonly uint _mask = (1u << options.BucketBits) - 1;
        private readonly float[] _weights = new float[options.Outputs << options.BucketBits];
        private readonly float[] _steps = new float[options.Outputs << options.BucketBits];
        private readonly float[] _sum = new float[options.Outputs << options.BucketBits];
        private readonly float[] _bias = new float[options.Outputs];
        private readonly float[] _biasSteps = new float[options.Outputs];
        private readonly float[] _biasSum = new float[options.Outputs];
        private int _remembered;

        public void Learn(Example example)
        {
            for (var output = 0; output < options.Outputs; output++)
            {
                var logit = _bias[output];
                foreach (var feature in example.Features)
                {
                    logit += _weights[At(feature, output)] * LinearModel.Share(feature.Kind);
                }

                var miss = ((1 / (1 + MathF.Exp(-logit))) - (example.Label == output ? 1 : 0)) * example.Weight;
                Move(ref _bias[output], ref _biasSteps[output], miss);
                foreach (var feature in example.Features)
                {
                    var at = At(feature, output);
                    Move(ref _weights[at], ref _steps[at], (miss * LinearModel.Share(feature.Kind)) + (options.Decay * _weights[at]));
                }
            }
        }

        public void Remember()
        {
            _remembered++;
            for (var i = 0; i < _sum.Length; i++)
            {
                _sum[i] += _weights[i];
            }

            for (var i = 0; i < _biasSum.Length; i++)
            {
                _biasSum[i] += _bias[i];
            }
        }

        public LinearModel Quantised()
        {
            var largest = 0f;
            foreach (var weight in _sum)
            {
                largest = MathF.Max(largest, MathF.Abs(weight));
            }

            var scale = largest == 0 ? 1 : largest / Largest;
            return new(Array.ConvertAll(_sum, w => (sbyte)MathF.Round(w / scale)), Array.ConvertAll(_biasSum, b => b / _remembered), scale / _remembered);
        }

        private int At(Feature feature, int output) => ((int)(feature.Hash & _mask) * options.Outputs) + output;

        private void Move(ref float weight, ref float steps, float slope)
        {
            steps += slope * slope;
            weight -= options.Rate * slope / (MathF.Sqrt(steps) + 1e-6f);
        }
    }
}
