using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What is known of an aircraft and its dock by what they last said.</summary>
internal sealed class AircraftPicture
{
    public int? Mode { get; set; }

    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public double? BatteryPercent { get; set; }

    public string? ControlSource { get; set; }

    public List<string> Cameras { get; set; } = [];

    public int? Speaker { get; set; }

    /// <summary>When the aircraft last spoke, by our clock; 0 for never.</summary>
    public long HeardMs { get; set; }

    /// <summary>The newest of its own times, so that what comes late is known.</summary>
    public long SaidMs { get; set; }

    public bool IsInTopology { get; set; }

    public bool? InDock { get; set; }

    public int? DockMode { get; set; }

    public bool DockStopped { get; set; }

    /// <summary>When anything of the dock was last heard; 0 for never.</summary>
    public long DockHeardMs { get; set; }

    public UnitLink Link { get; set; }

    /// <summary>Rotors carry it, as far as is known.</summary>
    public bool IsInTheAir => InDock != true && Mode is { } mode && AircraftMode.IsFlying(mode);

    public void Take(AircraftProperties said)
    {
        Mode = said.Mode ?? Mode;
        if (said is { Longitude: { } longitude, Latitude: { } latitude } && (longitude != 0 || latitude != 0))
        {
            (Longitude, Latitude) = (longitude, latitude);
        }

        BatteryPercent = said.BatteryPercent ?? BatteryPercent;
        ControlSource = said.ControlSource ?? ControlSource;
        Speaker = said.Speaker ?? Speaker;
        if (said.Cameras.Count > 0)
        {
            Cameras = [.. said.Cameras];
        }

        if (said.Mode is { } mode && AircraftMode.IsFlying(mode))
        {
            InDock = false; // The aircraft knows before its dock has looked.
        }
    }

    public void Take(DockProperties said)
    {
        DockMode = said.Mode ?? DockMode;
        DockStopped = said.EmergencyStop ?? DockStopped;
        if (said.DroneInDock is { } inside)
        {
            InDock = inside;
            if (inside)
            {
                Mode = AircraftMode.Standby;
            }
        }
    }

    /// <summary>An aircraft asleep in a dock that is heard can be sent; one elsewhere has to be heard itself.</summary>
    public (UnitLink Link, string Why) LinkAt(long nowMs, int silentAfterMs) =>
        DockHeardMs == 0 ? (UnitLink.Never, "nothing was ever heard of it")
        : nowMs - DockHeardMs > silentAfterMs ? (UnitLink.Silent, "its dock has said nothing")
        : InDock == true ? (UnitLink.Online, "it is in its dock")
        : IsInTopology || (HeardMs > 0 && nowMs - HeardMs <= silentAfterMs) ? (UnitLink.Online, "it is connected to its dock")
        : (UnitLink.Offline, "its dock has lost it");
}
