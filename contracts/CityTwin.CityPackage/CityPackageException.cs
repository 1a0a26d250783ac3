namespace CityTwin.City;

/// <summary>A package or a file to import was refused. Nothing of it was taken.</summary>
public sealed class CityPackageException : Exception
{
    public CityPackageException(string file, int row, string reason)
        : this([new CityPackageProblem(file, row, reason)])
    {
    }

    /// <param name="problems">At least one; the first names the exception.</param>
    public CityPackageException(IReadOnlyList<CityPackageProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    public IReadOnlyList<CityPackageProblem> Problems { get; }

    public string File => Problems[0].File;

    public int Row => Problems[0].Row;

    public string Reason => Problems[0].Reason;

    private static string Describe(IReadOnlyList<CityPackageProblem> problems)
    {
        ArgumentOutOfRangeException.ThrowIfZero(problems.Count);
        return problems.Count == 1 ? problems[0].ToString() : $"{problems[0]} (and {problems.Count - 1} more)";
    }
}
