using System.Text.Json.Serialization;

namespace Companion.Numbers;

/// <param name="Due">Put on their way that day, by the people's own calendars.</param>
public sealed record CheckInNumbers(long Due, long Answered, long Declined, long Missed);

/// <param name="Sos">Begun that day (UTC), as everything below.</param>
/// <param name="Acknowledged">Somebody took it.</param>
/// <param name="MedianSeconds">From the first call to the first who took it; null: nobody did.</param>
/// <param name="HandedOver">Given to the operators.</param>
public sealed record AlarmNumbers(long Sos, long Tests, long Silence, long Acknowledged, double? MedianSeconds, double? P90Seconds, long HandedOver);

/// <param name="FromPeople">What people wrote, tapped or sent.</param>
/// <param name="ByTime">Reminders, news, results of work.</param>
public sealed record TurnNumbers(long FromPeople, long ByTime);

/// <summary>A day in numbers; no person can be told from them.</summary>
public sealed record DayNumbers(DateOnly Day, CheckInNumbers CheckIns, AlarmNumbers Alarms, TurnNumbers Turns, long NewPeople);

/// <summary>As it stands now.</summary>
public sealed record TotalNumbers(long People, long Onboarded, long Reachable, long LiveAlarms);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DayNumbers))]
internal sealed partial class NumbersJson : JsonSerializerContext;
