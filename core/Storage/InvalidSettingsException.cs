namespace Companion.Storage;

/// <summary>One setting that cannot be used; never holds its value, which may be a secret.</summary>
/// <param name="Setting">As written in the environment, such as "Companion__MasterKey".</param>
/// <param name="Problem">What is wrong, such as "is missing".</param>
/// <param name="Expected">The shape that would be right.</param>
public sealed record SettingProblem(string Setting, string Problem, string Expected)
{
    public override string ToString() => $"{Setting} {Problem}; expected: {Expected}";
}

/// <summary>The host cannot start with these settings: it ends with exit code 2 and prints the message, a line for each.</summary>
public sealed class InvalidSettingsException(IReadOnlyList<SettingProblem> problems, Exception? inner = null)
    : Exception(string.Join('\n', problems), inner)
{
    public InvalidSettingsException(string setting, string problem, string expected, Exception? inner = null)
        : this([new SettingProblem(setting, problem, expected)], inner)
    {
    }

    public IReadOnlyList<SettingProblem> Problems { get; } = problems;
}
