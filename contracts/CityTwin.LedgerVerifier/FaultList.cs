namespace CityTwin.LedgerVerifier;

/// <summary>Faults in the order they were found. A file that is all wrong has as many as it has lines: some are kept.</summary>
internal sealed class FaultList
{
    public const int Max = 100;

    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>All that were found, kept or not.</summary>
    public long Count { get; private set; }

    public void Add(string where, string what)
    {
        Count++;
        if (_faults.Count < Max)
        {
            _faults.Add(new Fault(where, what));
        }
    }
}
