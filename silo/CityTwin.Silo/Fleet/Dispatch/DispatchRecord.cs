namespace CityTwin.Fleet.Dispatch;

/// <summary>A desk as it is stored: what no log has.</summary>
[GenerateSerializer, Alias("CityTwin.DispatchRecord")]
internal sealed class DispatchRecord
{
    [Id(0)]
    public List<RoadClosure> Closures { get; set; } = [];

    [Id(1)]
    public List<AidRequest> Aid { get; set; } = [];

    /// <summary>Grows with every plan.</summary>
    [Id(2)]
    public long Revision { get; set; }

    [Id(3)]
    public List<AirClosure> Air { get; set; } = [];
}
