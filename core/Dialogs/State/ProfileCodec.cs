using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Companion.People;

namespace Companion.Dialogs;

internal static class ProfileCodec
{
    public static void Write(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, profile.PersonId);
        json.WriteString("lang"u8, profile.Language.Code());
        json.WriteString("name"u8, profile.Name);
        json.WriteString("tz"u8, profile.TimeZone);
        json.WriteString("cc"u8, profile.Country);
        json.WriteBoolean("on"u8, profile.Onboarded);
        if (profile.CheckInAt is { } at)
        {
            StateCodec.WriteTime(json, "at", at);
        }

        StateCodec.WriteTime(json, "qf", profile.QuietFrom);
        StateCodec.WriteTime(json, "qt", profile.QuietTo);
        if (profile.Consents.Count > 0)
        {
            json.WriteStartArray("ok"u8);
            foreach (var consent in profile.Consents)
            {
                json.WriteStringValue(consent);
            }

            json.WriteEndArray();
        }

        if (profile.Facts.Count > 0)
        {
            json.WriteStartObject("facts"u8);
            foreach (var (name, value) in profile.Facts)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static Profile Read(ref Utf8JsonReader json)
    {
        var profile = new Profile { PersonId = Guid.Empty, Language = Language.En };
        while (StateCodec.NextProperty(ref json, out var name))
        {
            switch (name)
            {
                case "id":
                    profile = profile with { PersonId = json.GetGuid() };
                    break;
                case "lang":
                    profile = profile with { Language = Languages.FromTag(json.GetString()) ?? Language.En };
                    break;
                case "name":
                    profile = profile with { Name = json.GetString() ?? "" };
                    break;
                case "tz":
                    profile = profile with { TimeZone = json.GetString() ?? "Etc/UTC" };
                    break;
                case "cc":
                    profile = profile with { Country = json.GetString() ?? "" };
                    break;
                case "on":
                    profile = profile with { Onboarded = json.GetBoolean() };
                    break;
                case "at":
                    profile = profile with { CheckInAt = Time(ref json) };
                    break;
                case "qf":
                    profile = profile with { QuietFrom = Time(ref json) };
                    break;
                case "qt":
                    profile = profile with { QuietTo = Time(ref json) };
                    break;
                case "ok":
                    var consents = ImmutableSortedSet.CreateBuilder<string>();
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    {
                        consents.Add(json.GetString() ?? "");
                    }

                    profile = profile with { Consents = consents.ToImmutable() };
                    break;
                case "facts":
                    var facts = ImmutableSortedDictionary.CreateBuilder<string, string>();
                    while (StateCodec.NextProperty(ref json, out var fact))
                    {
                        facts[fact] = json.GetString() ?? "";
                    }

                    profile = profile with { Facts = facts.ToImmutable() };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return profile;
    }

    private static TimeOnly Time(ref Utf8JsonReader json) => TimeOnly.Parse(json.GetString() ?? "00:00", CultureInfo.InvariantCulture);
}
