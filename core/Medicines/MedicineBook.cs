using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Medicines;

/// <summary>A person's medicines and doses in one turn, brought up to now.</summary>
internal sealed class MedicineBook
{
    /// <summary>A dose that was due longer ago is not asked for any more; until then a standstill or a long talk only makes it late.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(4);

    /// <summary>The conversation's timer of the next dose: one name, so there is one of it.</summary>
    public const string TimerName = "medicines";

    public const string DoseDialog = "medicines.dose";

    /// <summary>The profile's fact that tells other features, without a query, that there is a plan.</summary>
    public const string PlanFact = "medicines";

    /// <summary>What the timer says. It waits for a question that is just being answered, and never gets lost on it.</summary>
    public static readonly BeginInput Wake = BeginInput.Of(DoseDialog, BeginWhen.Soon);

    private readonly TurnScope _scope;

    private MedicineBook(TurnScope scope, NpgsqlConnection connection)
    {
        _scope = scope;
        Table = new(connection, scope.Cipher, scope.TenantId, scope.Profile.PersonId);
        Doses = new(connection, scope.TenantId, scope.Profile.PersonId);
    }

    public MedicineTable Table { get; }

    public DoseTable Doses { get; }

    public List<Medicine> Medicines { get; private set; } = [];

    public static async Task<MedicineBook> OpenAsync(TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = new MedicineBook(scope, connection);
        book.Medicines = await book.Table.ReadAsync(cancellationToken);
        var today = LocalClock.Today(scope.Profile, scope.Now);
        for (var i = 0; i < book.Medicines.Count; i++)
        {
            if (book.Medicines[i] is { Status: MedicineStatus.Active } over && over.EndsOn < today)
            {
                book.Medicines[i] = over with { Status = MedicineStatus.Ended };
                await book.Table.SaveAsync(book.Medicines[i], scope.Now, cancellationToken);
            }
        }

        await book.Doses.SettleAsync(book.Medicines, scope.Profile, scope.Now, Window, cancellationToken);
        return book;
    }

    public Medicine? Find(Guid id) => Medicines.Find(m => m.Id == id);

    /// <summary>Sets the timer to the next dose and keeps the profile's fact; call it last.</summary>
    /// <returns>The profile where the fact changed; null: as it was.</returns>
    public async Task<Profile?> ScheduleAsync(CancellationToken cancellationToken)
    {
        Medicines = await Table.ReadAsync(cancellationToken);
        await Doses.SettleAsync(Medicines, _scope.Profile, _scope.Now, Window, cancellationToken);
        var written = await Doses.NextDueAsync(_scope.Now, cancellationToken);
        var planned = DoseCalendar.Next(Medicines.Where(m => m.Status == MedicineStatus.Active), _scope.Profile, LaterThanWritten());
        _scope.SetTimer(TimerName, written < planned || planned is null ? written : planned, Wake);

        var facts = _scope.Profile.Facts;
        var has = Medicines.Exists(m => m is { Status: MedicineStatus.Active, Plan.AsNeeded: false });
        return has == facts.ContainsKey(PlanFact) ? null
            : _scope.Profile with { Facts = has ? facts.SetItem(PlanFact, "planned") : facts.Remove(PlanFact) };
    }

    /// <summary>Rows reach through tomorrow; the calendar speaks for what comes after (a shifted dose is not at the calendar's hour).</summary>
    private DateTimeOffset LaterThanWritten()
    {
        var dayAfter = LocalClock.Today(_scope.Profile, _scope.Now).AddDays(2);
        return LocalClock.Moment(_scope.Profile.TimeZone, dayAfter, TimeOnly.MinValue).AddTicks(-1);
    }
}
