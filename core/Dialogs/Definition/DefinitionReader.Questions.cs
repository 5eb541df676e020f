using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

/// <summary>What a state asks and offers.</summary>
internal sealed partial class DefinitionReader
{
    private ExpectDefinition ReadExpect(YamlMap map)
    {
        var slotName = map.Needed("slot");
        if (!_slots.TryGetValue(slotName, out var slot))
        {
            Report(map.Node, $"no slot '{slotName}'");
        }

        var type = slot?.Type ?? new TextType();
        var display = map.Text("as");
        if (display is not (null or "buttons" or "yes-no" or "words"))
        {
            Report(map.Node, $"'as: {display}' is not a way to ask");
        }

        var options = ImmutableArray.CreateBuilder<OptionDefinition>();
        switch (type)
        {
            case ChoiceType choice:
                foreach (var option in choice.Options)
                {
                    options.Add(new(option.Id, Find(option.TextKey) ?? Missing(map.Node, option.TextKey), new ChoiceValue(option.Id), null, null, Words(option.TextKey)));
                }

                break;
            case YesNoType:
                options.Add(new("yes", Text(map, "yes", map.Node), new YesNoValue(true), null, null, Words(map.Text("yes") ?? $"{slotName}.yes")));
                options.Add(new("no", Text(map, "no", map.Node), new YesNoValue(false), null, null, Words(map.Text("no") ?? $"{slotName}.no")));
                break;
            case ScaleType scale:
                for (var n = scale.From; n <= scale.To && n - scale.From < 100; n++)
                {
                    var digits = n.ToString(CultureInfo.InvariantCulture);
                    options.Add(new(digits, Find($"{slotName}.{digits}"), new NumberValue(n), null, null, Words($"{slotName}.{digits}")));
                }

                break;
        }

        foreach (var node in map.List("buttons"))
        {
            var button = YamlMap.From(node, Report);
            var value = button.Text("value");
            var parsed = value is null ? null : SlotReader.Value(type, value);
            if (value is not null && parsed is null)
            {
                Report(node, $"'{value}' is no value of slot '{slotName}'");
            }

            options.Add(new(value ?? "", Text(button, "text", node) ?? Missing(node, "text"), parsed, button.Text("from"), button.Text("to"), button.Text("text") is { } key ? Words(key) : null));
            button.Done();
        }

        var skippable = map.Flag("skippable");
        var expect = new ExpectDefinition(slotName, type)
        {
            Skippable = skippable,
            SkipTo = map.Text("skip-to"),
            Words = display == "words",
            Columns = (int)map.Number("columns", 0),
            JoinBursts = map.Duration("join-bursts"),
            Options = options.ToImmutable(),
            SkipWords = skippable ? Words($"{slotName}.skip") : null, // else it may be an option of that name
        };
        map.Done();
        return expect;
    }

    private ImmutableArray<OfferDefinition> ReadOffers(YamlMap map)
    {
        var offers = ImmutableArray.CreateBuilder<OfferDefinition>();
        foreach (var node in map.List("offer"))
        {
            var offer = YamlMap.From(node, Report);
            var made = new OfferDefinition(Text(offer, "text", node) ?? Missing(node, "text"), offer.Text("dialog"), offer.Text("with") ?? offer.Text("url"));
            if (offer.Has("url") == (made.Dialog is not null))
            {
                Report(node, "an offer has one of 'dialog' (and 'with') and 'url'");
            }

            offer.Done();
            offers.Add(made);
        }

        return offers.ToImmutable();
    }

    private RemindDefinition ReadRemind(YamlMap map)
    {
        var made = new RemindDefinition(map.Duration("after") ?? TimeSpan.Zero, (int)map.Number("at-most", 1), map.Text("then"), Text(map, "text", map.Node), map.Flag("at-night"));
        map.Done();
        return made;
    }

    private static ExpireDefinition ReadExpire(YamlMap map)
    {
        var made = new ExpireDefinition(map.Duration("after") ?? TimeSpan.Zero, map.Needed("to"));
        map.Done();
        return made;
    }
}
