using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.People.Commands;

/// <summary>Takes the country ("other": none of those offered). Result "sure": all its clocks agree, so the zone is known as well.</summary>
internal sealed class SetCountry() : ProfileCommand(Signatures.Define("people.set-country", ["country: choice"], results: ["ask-time", "sure"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope)
    {
        var chosen = call.Choice("country");
        var country = chosen is { Length: 2 } ? chosen.ToUpperInvariant() : "";
        var zone = HomeZone.OfCountry(country, scope.Now);
        return zone is null
            ? Now(scope.Profile with { Country = country }, "ask-time")
            : Now(scope.Profile with { Country = country, TimeZone = zone }, "sure");
    }
}

/// <summary>Takes the hour on the person's clock. Result "unlikely": no zone of their country shows it now.</summary>
internal sealed class SetClock() : ProfileCommand(Signatures.Define("people.set-clock", ["clock: time"], results: ["ok", "unlikely"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope) =>
        call.Time("clock") is { } clock && HomeZone.OfClock(scope.Profile.Country, clock, scope.Now) is { } zone
            ? Now(scope.Profile with { TimeZone = zone })
            : CommandOutcome.Of("unlikely");
}

/// <summary>For somebody who could not tell the hour: the country's main zone, and the clock that it shows now, to be read back.</summary>
internal sealed class SetMainClock() : ProfileCommand(Signatures.Define("people.set-main-clock", outputs: ["clock: time"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope)
    {
        var profile = scope.Profile with { TimeZone = HomeZone.MainOf(scope.Profile.Country, scope.Profile.Language) };
        return Now(profile) with { Values = ShowClock.Values(profile, scope.Now) };
    }
}

/// <summary>Takes the zone from a position; the position itself is not kept.</summary>
internal sealed class SetLocation() : ProfileCommand(Signatures.Define("people.set-location", ["place: location"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope) => call.Location("place") is { } location
        ? Now(scope.Profile with { TimeZone = HomeZone.OfLocation(scope.Profile.Country, location) })
        : CommandOutcome.Ok;
}

/// <summary>The clock that the profile's zone shows now, to be read back.</summary>
internal sealed class ShowClock : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("people.show-clock", outputs: ["clock: time"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope) => new() { Values = Values(scope.Profile, scope.Now) };

    public static ImmutableSortedDictionary<string, SlotValue> Values(Profile profile, DateTimeOffset now)
    {
        var local = LocalClock.At(profile, now);
        return ImmutableSortedDictionary<string, SlotValue>.Empty.Add("clock", new TimeValue(new TimeOnly(local.Hour, local.Minute)));
    }
}
