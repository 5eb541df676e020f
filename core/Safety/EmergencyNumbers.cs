namespace Companion.Safety;

/// <summary>
/// The number to call for an ambulance. Source: ITU-T E.129 national emergency numbers as published by each administration, and for the
/// European Union Directive 2018/1972, article 109 (112 everywhere). A wrong one costs a life: a change names its source.
/// </summary>
public static class EmergencyNumbers
{
    /// <summary>Works from any mobile phone in most of the world: 3GPP TS 22.101, 10.1.1.</summary>
    public const string Anywhere = "112";

    /// <param name="country">ISO 3166-1 alpha-2; unknown: <see cref="Anywhere"/>.</param>
    public static string Ambulance(string country) => country switch
    {
        "RU" or "UA" or "BY" or "KZ" or "UZ" or "KG" or "AM" or "AZ" => "103",
        "MD" or "GE" => "112",
        "BR" => "192",
        "VN" => "115",
        "US" or "CA" or "MX" => "911",
        "GB" or "IE" => "999",
        "AU" => "000",
        "NZ" => "111",
        "IL" => "101",
        "AO" => "112",
        "MZ" => "117",
        "CV" => "130",
        "JP" or "KR" => "119",
        "CN" => "120",
        "CH" or "NO" => country == "CH" ? "144" : "113",
        _ => Anywhere,
    };
}
