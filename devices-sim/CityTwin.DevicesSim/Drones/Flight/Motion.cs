namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>A velocity over the ground, m/s.</summary>
internal readonly record struct Motion(double EastMps, double NorthMps, double UpMps)
{
    public static readonly Motion None;

    public double LevelMps => Math.Sqrt((EastMps * EastMps) + (NorthMps * NorthMps));

    /// <summary>The same direction, no faster over the ground than this.</summary>
    public Motion NoFasterThan(double levelMps) => LevelMps <= levelMps
        ? this
        : this with { EastMps = EastMps * levelMps / LevelMps, NorthMps = NorthMps * levelMps / LevelMps };
}
