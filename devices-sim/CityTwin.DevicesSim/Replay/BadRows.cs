namespace CityTwin.DevicesSim.Replay;

/// <summary>Rows that could not be read: all are counted, the first are kept with file, row and reason.</summary>
internal sealed class BadRows
{
    private const int MaxKept = 20;

    private readonly List<string> _kept = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> Kept => _kept;

    public void Add(string sentence)
    {
        Count++;
        if (_kept.Count < MaxKept)
        {
            _kept.Add(sentence);
        }
    }
}
