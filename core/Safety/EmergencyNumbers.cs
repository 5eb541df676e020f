using System.Collections.Frozen;

namespace Companion.Safety;

/// <summary>
/// The numbers to call where a person lives. A wrong one costs a life: a change names its source.
/// </summary>
/// <remarks>
/// Source of ambulance, police and fire: the administrations' numbering notices to the ITU (ITU-T E.129, "important numbers"), read from
/// the emergency ranges of libphonenumber's ShortNumberMetadata of 2026-07-17, which links each country's notice; for the European Union
/// 112 everywhere (Directive (EU) 2018/1972, article 109). A country that is not listed, and a service whose number no source settled,
/// get <see cref="Anywhere"/>. Sources of the crisis lines stand beside them.
/// </remarks>
public static class EmergencyNumbers
{
    /// <summary>Reaches an emergency centre from any mobile phone in most of the world: 3GPP TS 22.101, 10.1.1.</summary>
    public const string Anywhere = "112";

    private static readonly Numbers Unlisted = new(Anywhere, Anywhere, Anywhere);

    private static readonly FrozenDictionary<string, Numbers> ByCountry = new Dictionary<string, Numbers>
    {
        // 101 fire, 102 police, 103 ambulance: the common plan of the former Union. Uzbekistan's 103: Ministry of Health, 2026-01.
        ["UA"] = new("103", "102", "101", "7333"), // Lifeline Ukraine, day and night, with the Ministry of Health
        ["RU"] = new("103", "102", "101"), // no one line for all regions (State Duma, 2026-02)
        ["BY"] = new("103", "102", "101"),
        ["KZ"] = new("103", "102", "101"),
        ["KG"] = new("103", "102", "101"),
        ["UZ"] = new("103", "102", "101"),
        ["AM"] = new("103", "102", "101"),
        ["AZ"] = new("103", "102", "101"),
        ["MD"] = new("112", "112", "112"),
        ["GE"] = new("112", "112", "112"),

        // Speakers of Portuguese. Angola, Guinea-Bissau: which of the listed numbers sends an ambulance, no source settled.
        ["BR"] = new("192", "190", "193", "188"), // CVV, free and day and night, under the Ministry of Health
        ["PT"] = new("112", "112", "112", "1411"), // Linha Nacional de Prevenção do Suicídio, SNS 24, since 2025-09-10
        ["AO"] = new("112", "113", "115"),
        ["MZ"] = new("117", "119", "198"),
        ["CV"] = new("130", "132", "131"),
        ["GW"] = Unlisted,
        ["ST"] = Unlisted,
        ["TL"] = Unlisted,

        ["VN"] = new("115", "113", "114"), // the known crisis line does not answer at night

        ["US"] = new("911", "911", "911", "988"), // 988 Suicide and Crisis Lifeline
        ["CA"] = new("911", "911", "911", "988"), // 988: Suicide Crisis Helpline, Public Health Agency of Canada, since 2023-11-30
        ["MX"] = new("911", "911", "911"),
        ["GB"] = new("999", "999", "999", "116123"), // Samaritans, free, day and night
        ["IE"] = new("112", "112", "112", "116123"), // Samaritans
        ["AU"] = new("000", "000", "000", "131114"), // Lifeline Australia, day and night
        ["NZ"] = new("111", "111", "111"),
        ["ZA"] = new("112", "112", "112"),

        ["DE"] = new("112", "110", "112", "08001110111"), // TelefonSeelsorge, free, day and night
        ["FR"] = new("112", "112", "112", "3114"), // Numéro national de prévention du suicide, Ministry of Health
        ["ES"] = new("112", "112", "112", "024"), // Ministry of Health, since 2022-05-10
        ["IT"] = new("112", "112", "112"),
        ["PL"] = new("112", "112", "112"),
        ["CH"] = new("144", "117", "118"),
        ["NO"] = new("113", "112", "110"),

        ["IL"] = new("101", "100", "102", "1201"), // ERAN, day and night, in Russian as well
        ["TR"] = new("112", "112", "112"),
        ["JP"] = new("119", "110", "119"),
        ["KR"] = new("119", "112", "119"),
        ["CN"] = new("120", "110", "119"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="country">ISO 3166-1 alpha-2; unknown: <see cref="Anywhere"/>.</param>
    public static string Ambulance(string country) => Of(country).Ambulance;

    /// <param name="country">ISO 3166-1 alpha-2; unknown: <see cref="Anywhere"/>.</param>
    public static string Police(string country) => Of(country).Police;

    /// <param name="country">ISO 3166-1 alpha-2; unknown: <see cref="Anywhere"/>.</param>
    public static string Fire(string country) => Of(country).Fire;

    /// <summary>
    /// A line for somebody who thinks of ending their life, that answers day and night and is known to serve the whole country. Where
    /// there is none, the ambulance's number: a line that does not answer is worse than none.
    /// </summary>
    /// <param name="country">ISO 3166-1 alpha-2; unknown: <see cref="Anywhere"/>.</param>
    public static string Crisis(string country) => Of(country) is { Crisis: { } line } ? line : Ambulance(country);

    private static Numbers Of(string country) => ByCountry.GetValueOrDefault(country, Unlisted);

    private sealed record Numbers(string Ambulance, string Police, string Fire, string? Crisis = null);
}
