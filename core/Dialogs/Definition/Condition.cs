using System.Collections.Immutable;
using System.Globalization;

namespace Companion.Dialogs;

/// <summary>A condition over slots and profile. An empty slot makes a comparison false.</summary>
internal abstract record Condition
{
    public abstract bool Holds(ValueSource values);

    public abstract void CollectReads(ICollection<string> reads);

    public sealed record All(ImmutableArray<Condition> Parts) : Condition
    {
        public override bool Holds(ValueSource values)
        {
            foreach (var part in Parts)
            {
                if (!part.Holds(values))
                {
                    return false;
                }
            }

            return true;
        }

        public override void CollectReads(ICollection<string> reads)
        {
            foreach (var part in Parts)
            {
                part.CollectReads(reads);
            }
        }
    }

    public sealed record Any(ImmutableArray<Condition> Parts) : Condition
    {
        public override bool Holds(ValueSource values)
        {
            foreach (var part in Parts)
            {
                if (part.Holds(values))
                {
                    return true;
                }
            }

            return false;
        }

        public override void CollectReads(ICollection<string> reads)
        {
            foreach (var part in Parts)
            {
                part.CollectReads(reads);
            }
        }
    }

    public sealed record Not(Condition Part) : Condition
    {
        public override bool Holds(ValueSource values) => !Part.Holds(values);

        public override void CollectReads(ICollection<string> reads) => Part.CollectReads(reads);
    }

    public sealed record Present(string Source, bool Wanted) : Condition
    {
        public override bool Holds(ValueSource values) => (values.Get(Source) is { } value && value is not TextValue { Text: "" }) == Wanted;

        public override void CollectReads(ICollection<string> reads) => reads.Add(Source);
    }

    public sealed record Compare(string Source, Comparison How, decimal Bound) : Condition
    {
        public override bool Holds(ValueSource values) => values.Get(Source) is NumberValue number && How switch
        {
            Comparison.Over => number.Value > Bound,
            Comparison.Under => number.Value < Bound,
            Comparison.AtLeast => number.Value >= Bound,
            _ => number.Value <= Bound,
        };

        public override void CollectReads(ICollection<string> reads) => reads.Add(Source);
    }

    public sealed record Is(string Source, ImmutableArray<string> Values) : Condition
    {
        public override bool Holds(ValueSource values)
        {
            var actual = values.Get(Source) switch
            {
                ChoiceValue choice => choice.Id,
                YesNoValue yesNo => yesNo.Yes ? "yes" : "no",
                TextValue text => text.Text,
                NumberValue number => number.Value.ToString("0.####", CultureInfo.InvariantCulture),
                BloodPressureValue pressure => string.Create(CultureInfo.InvariantCulture, $"{pressure.Systolic}/{pressure.Diastolic}"),
                DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                TimeValue time => time.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
                _ => null,
            };
            return actual is not null && Values.Contains(actual, StringComparer.OrdinalIgnoreCase);
        }

        public override void CollectReads(ICollection<string> reads) => reads.Add(Source);
    }
}

internal enum Comparison
{
    Over,
    Under,
    AtLeast,
    AtMost,
}
