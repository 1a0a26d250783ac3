namespace CityTwin.Governance;

/// <summary>The order that boards are listed in: the newest first, of one moment by id.</summary>
internal sealed class NewestFirst : IComparer<(long AtMs, string Id)>
{
    public static readonly NewestFirst Instance = new();

    public int Compare((long AtMs, string Id) x, (long AtMs, string Id) y) =>
        x.AtMs != y.AtMs ? y.AtMs.CompareTo(x.AtMs) : string.CompareOrdinal(x.Id, y.Id);
}
