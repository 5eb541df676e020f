namespace Companion.Access;

/// <summary>
/// Why staff look at somebody's data. A closed list on purpose: words about people do not belong into an audit that nobody can erase.
/// </summary>
public enum LookReason
{
    AskedByPerson,
    AskedByFamily,
    Alarm,
    Support,
    Treatment,
    Complaint,
    Legal,
}
