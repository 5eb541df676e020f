using Companion.People;

namespace Companion.Understanding;

/// <summary>From which logit on a text is asked about, and from which on it is sure.</summary>
internal readonly record struct DistressLimits(float Ask, float Sure);

/// <summary>What was learnt from the sentences: how much a text sounds like an alarm, and of which kind.</summary>
internal sealed class DistressModel(LinearModel alarm, LinearModel kinds, DistressLimits[] limits)
{
    public const string FileName = "Weights.distress.bin";

    /// <summary>The outputs of the second model.</summary>
    public static readonly RedFlag[] Kinds =
    [
        RedFlag.Help, RedFlag.Chest, RedFlag.Stroke, RedFlag.Breath, RedFlag.Choking, RedFlag.Fall, RedFlag.Bleeding, RedFlag.Unconscious,
        RedFlag.Allergy, RedFlag.Poisoning, RedFlag.Suicide,
    ];

    private static readonly Lazy<DistressModel> Built = new(() =>
    {
        using var stream = LearntFiles.Open(FileName);
        return Read(stream);
    });

    /// <summary>The one in the assembly.</summary>
    public static DistressModel Learnt => Built.Value;

    public LinearModel Alarm => alarm;

    public LinearModel KindsModel => kinds;

    public DistressLimits LimitsOf(Language language) => limits[(int)language];

    /// <summary>Logit: above 0 it sounds more like an alarm than not, before anything is known of how often alarms come.</summary>
    public float Weigh(ReadOnlySpan<Feature> features) => alarm.Weigh(features);

    public RedFlag KindOf(ReadOnlySpan<Feature> features)
    {
        Span<float> logits = stackalloc float[Kinds.Length];
        kinds.Weigh(features, logits);
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return Kinds[best];
    }

    public void Write(Stream stream)
    {
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(limits.Length);
            foreach (var limit in limits)
            {
                writer.Write(limit.Ask);
                writer.Write(limit.Sure);
            }

            foreach (var model in (LinearModel[])[alarm, kinds])
            {
                using var packed = new MemoryStream();
                LinearModelFile.Write(model, packed);
                writer.Write((int)packed.Length);
                writer.Write(packed.ToArray());
            }
        }
    }

    public static DistressModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var limits = new DistressLimits[reader.ReadInt32()];
        for (var i = 0; i < limits.Length; i++)
        {
            limits[i] = new(reader.ReadSingle(), reader.ReadSingle());
        }

        return new(Next(), Next(), limits);

        LinearModel Next()
        {
            using var packed = new MemoryStream(reader.ReadBytes(reader.ReadInt32()));
            return LinearModelFile.Read(packed);
        }
    }
}
