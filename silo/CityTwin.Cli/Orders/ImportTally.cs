namespace CityTwin.Cli.Orders;

/// <summary>What became of a file's rows.</summary>
internal sealed class ImportTally
{
    /// <summary>Refusals told one by one; the rest are counted.</summary>
    private const int MaxTold = 200;

    private readonly List<string> _told = [];

    public int Taken { get; private set; }

    public int Known { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The first refusals, each with its line and reason.</summary>
    public IReadOnlyList<string> Told => _told;

    public void Take() => Taken++;

    public void Know() => Known++;

    public void Refuse(string file, int line, string number, string why)
    {
        Refused++;
        if (_told.Count < MaxTold)
        {
            _told.Add(number.Length > 0 ? $"{file}:{line}: {number}: {why}" : $"{file}:{line}: {why}");
        }
    }

    public override string ToString() => $"{Taken} taken, {Known} known before, {Refused} refused.";
}
