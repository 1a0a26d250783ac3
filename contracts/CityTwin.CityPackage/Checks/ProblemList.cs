namespace CityTwin.City;

/// <summary>Problems found so far, up to a bound.</summary>
internal sealed class ProblemList(int max)
{
    private readonly List<CityPackageProblem> _problems = [];

    public IReadOnlyList<CityPackageProblem> Problems => _problems;

    public bool Full => _problems.Count >= max;

    public void Add(string file, int row, string reason)
    {
        if (!Full)
        {
            _problems.Add(new CityPackageProblem(file, row, reason));
        }
    }

    public void AddIf(bool wrong, string file, int row, Func<string> reason)
    {
        if (wrong)
        {
            Add(file, row, reason());
        }
    }

    /// <summary>Reads each row and judges it; a row that cannot be read is a problem and the next one is read.</summary>
    public void Each<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> read, Action<TRow, T> judge)
    {
        Try(() =>
        {
            foreach (var row in rows)
            {
                Try(() => judge(row, read(row)));
                if (Full)
                {
                    return;
                }
            }
        });
    }

    public void Try(Action act)
    {
        try
        {
            act();
        }
        catch (CityPackageException e)
        {
            foreach (var problem in e.Problems)
            {
                Add(problem.File, problem.Row, problem.Reason);
            }
        }
    }
}
