using CityTwin.Alerts;

namespace CityTwin.Gateway.Alerts;

/// <summary>The order alerts are listed in: by the time raised, newest first, then by id.</summary>
internal sealed class NewestFirst : IComparer<AlertView>
{
    public static NewestFirst Instance { get; } = new();

    public int Compare(AlertView? x, AlertView? y)
    {
        var byTime = y!.RaisedAtMs.CompareTo(x!.RaisedAtMs);
        return byTime != 0 ? byTime : string.CompareOrdinal(x.Id.Value, y.Id.Value);
    }
}
