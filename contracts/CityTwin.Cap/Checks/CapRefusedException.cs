namespace CityTwin.Cap;

/// <summary>A message that was refused, to be read or to be written. Nothing of it was taken.</summary>
/// <param name="problems">At least one; the first names the exception.</param>
public sealed class CapRefusedException(IReadOnlyList<CapProblem> problems) : Exception(Describe(problems))
{
    public CapRefusedException(string where, int line, string reason)
        : this([new CapProblem(where, line, reason)])
    {
    }

    public IReadOnlyList<CapProblem> Problems { get; } = problems;

    private static string Describe(IReadOnlyList<CapProblem> problems)
    {
        ArgumentOutOfRangeException.ThrowIfZero(problems.Count);
        return problems.Count == 1 ? problems[0].ToString() : $"{problems[0]} (and {problems.Count - 1} more)";
    }
}
