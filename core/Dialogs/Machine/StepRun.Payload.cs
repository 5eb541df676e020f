using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>The payload of a link ("/start invite_7Q2K"): kept for somebody who is not known yet until they are.</summary>
internal sealed partial class StepRun
{
    private const string Onboarding = "people.onboarding";

    /// <summary>In the profile, so that a stop in the middle of onboarding does not lose what the link was for.</summary>
    private const string PayloadFact = "start.payload";

    private static bool Takes(DialogDefinition dialog, string payload)
    {
        foreach (var prefix in dialog.Payloads)
        {
            if (payload.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableSortedDictionary<string, SlotValue> With(string payload) =>
        ImmutableSortedDictionary<string, SlotValue>.Empty.Add("payload", new TextValue(payload));

    private void KeepPayload(string? payload)
    {
        if (payload is not null && _catalogue.Current.Any(d => Takes(d, payload)))
        {
            _profile = _profile with { Facts = _profile.Facts.SetItem(PayloadFact, payload) };
        }
    }

    /// <summary>Onboarding has ended: what the link was for comes next.</summary>
    private void FollowPayload(string ended)
    {
        if (ended != Onboarding || !_profile.Onboarded || !_profile.Facts.TryGetValue(PayloadFact, out var payload))
        {
            return;
        }

        _profile = _profile with { Facts = _profile.Facts.Remove(PayloadFact) };
        if (_catalogue.Current.FirstOrDefault(d => Takes(d, payload)) is { } dialog)
        {
            _queued = _queued.Insert(0, new BeginInput(dialog.Name, With(payload)));
        }
    }
}
