using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim;

/// <summary>What <c>run</c> was asked for.</summary>
internal sealed record RunSettings
{
    public required string DevicesFile { get; init; }

    public required string KindsFile { get; init; }

    /// <summary>The city's robots, docks, aircraft and teams; empty for none.</summary>
    public string UnitsFile { get; init; } = "";

    /// <summary>The ground that aircraft fly over; empty for a plain.</summary>
    public string TerrainFile { get; init; } = "";

    public required PublishingOptions Publishing { get; init; }

    /// <summary>How much faster than real time the town's day and its incidents run.</summary>
    public double Speed { get; init; } = 1;

    public ulong Seed { get; init; } = 1;

    /// <summary>The chance of a fault on a device and day.</summary>
    public double FaultsPerDeviceDay { get; init; } = 0.01;

    /// <summary>Incidents to start with, as <see cref="Incidents.IncidentRequest"/> reads them.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];
}
