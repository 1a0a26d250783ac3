using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>A straight, steady part of a flight in space and time.</summary>
/// <param name="StartMs">Unix milliseconds.</param>
/// <param name="EndMs">Unix milliseconds, not before the start.</param>
/// <param name="EnergyPercent">What it uses of a full battery.</param>
public sealed record FlightSegment(
    FlightPhase Phase, AirPoint From, AirPoint To, long StartMs, long EndMs, double EnergyPercent)
{
    /// <summary>The same, so much later.</summary>
    public FlightSegment Later(long byMs) => this with { StartMs = StartMs + byMs, EndMs = EndMs + byMs };
}
