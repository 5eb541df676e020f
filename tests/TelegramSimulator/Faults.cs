namespace Companion.TelegramSimulator;

/// <summary>What goes wrong.</summary>
public sealed record Fault
{
    private Fault()
    {
    }

    internal enum Form
    {
        Answer,
        Silence,
        Garbage,
        Duplicate,
        Reorder,
    }

    internal Form Kind { get; private init; }

    internal int Status { get; private init; }

    internal string Description { get; private init; } = "";

    internal int? RetryAfterSeconds { get; private init; }

    internal TimeSpan Hold { get; private init; }

    internal bool AfterEffect { get; private init; }

    /// <summary>429 with retry_after.</summary>
    public static Fault TooManyRequests(int retryAfterSeconds) => new()
    {
        Status = 429,
        Description = $"Too Many Requests: retry after {retryAfterSeconds}",
        RetryAfterSeconds = retryAfterSeconds,
    };

    /// <summary>An error answer such as 500 or 502, with nothing done.</summary>
    public static Fault Error(int status, string description = "Internal Server Error") => new() { Status = status, Description = description };

    /// <summary>The same after the call took effect: the message is in the chat, and the bot cannot know it.</summary>
    public static Fault ErrorAfterEffect(int status, string description = "Internal Server Error") =>
        Error(status, description) with { AfterEffect = true };

    /// <summary>No answer: the connection is cut after <paramref name="hold"/>.</summary>
    public static Fault TimeOut(TimeSpan hold = default) => new() { Kind = Form.Silence, Hold = hold };

    public static Fault TimeOutAfterEffect(TimeSpan hold = default) => TimeOut(hold) with { AfterEffect = true };

    /// <summary>200 with a page of HTML, as a broken proxy says it; the call took effect.</summary>
    public static Fault Garbage() => new() { Kind = Form.Garbage, AfterEffect = true };

    /// <summary>For <see cref="Faults.Updates"/>: the update is delivered again under the same id after it was acknowledged.</summary>
    public static Fault Duplicate() => new() { Kind = Form.Duplicate };

    /// <summary>For <see cref="Faults.Updates"/>: the update is held back until the next one of the bot has been queued.</summary>
    public static Fault Reorder() => new() { Kind = Form.Reorder };
}

/// <summary>Rules that make calls and updates go wrong; the oldest fitting rule is used up first.</summary>
public sealed class Faults
{
    /// <summary>Any method.</summary>
    public const string Every = "*";

    /// <summary>In place of a method: incoming updates.</summary>
    public const string Updates = "#updates";

    /// <summary>In place of a method: downloads of files.</summary>
    public const string Downloads = "#downloads";

    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];
    private volatile bool _any;

    /// <summary>Adds a rule for the next <paramref name="count"/> calls of <paramref name="method"/>, after <paramref name="skip"/> sound ones.</summary>
    public void Add(string method, Fault fault, int count = 1, int skip = 0)
    {
        lock (_gate)
        {
            _rules.Add(new Rule(method, fault) { Left = count, Skip = skip });
            _any = true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _any = false;
        }
    }

    internal Fault? Take(string method)
    {
        if (!_any)
        {
            return null;
        }

        lock (_gate)
        {
            foreach (var rule in _rules)
            {
                var fits = rule.Method.Equals(method, StringComparison.OrdinalIgnoreCase) || (rule.Method == Every && method[0] != '#');
                if (!fits)
                {
                    continue;
                }

                if (rule.Skip > 0)
                {
                    rule.Skip--;
                    continue;
                }

                if (--rule.Left == 0)
                {
                    _rules.Remove(rule);
                    _any = _rules.Count > 0;
                }

                return rule.Fault;
            }
        }

        return null;
    }

    private sealed record Rule(string Method, Fault Fault)
    {
        public int Left { get; set; }

        public int Skip { get; set; }
    }
}
