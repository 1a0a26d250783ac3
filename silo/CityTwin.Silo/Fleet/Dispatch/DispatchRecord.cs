namespace CityTwin.Fleet.Dispatch;

/// <summary>A desk as it is stored: what no log has. A change is another record: what is being written is not touched.</summary>
[GenerateSerializer, Alias("CityTwin.DispatchRecord")]
internal sealed record DispatchRecord
{
    [Id(0)]
    public List<RoadClosure> Closures { get; init; } = [];

    [Id(1)]
    public List<AidRequest> Aid { get; init; } = [];

    [Id(3)]
    public List<AirClosure> Air { get; init; } = [];

    /// <summary>The number of the last request for aid that was made here; it only grows.</summary>
    [Id(4)]
    public long LastAid { get; init; }

    /// <summary>Of the next request. A record from before they were counted has at most as many as it keeps.</summary>
    public long NextAid => Math.Max(LastAid, Aid.Count) + 1;
}
