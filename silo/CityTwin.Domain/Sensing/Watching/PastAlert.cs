namespace CityTwin.Sensing.Watching;

/// <summary>An alert that was raised and is closed.</summary>
internal readonly record struct PastAlert(long RaisedAtMs, long ClearedAtMs, Severity Peak)
{
    public bool Overlaps(in Episode episode) => RaisedAtMs <= episode.End.TimeMs && ClearedAtMs >= episode.Start.TimeMs;
}
