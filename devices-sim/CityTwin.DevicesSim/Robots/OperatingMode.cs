namespace CityTwin.DevicesSim.Robots;

/// <summary>Who is in control of a robot.</summary>
internal enum OperatingMode
{
    Automatic,
    SemiAutomatic,

    /// <summary>Somebody lends a hand and the order stays; only from 3.0 on.</summary>
    Intervened,
    Manual,
    Service,
    TeachIn,

    /// <summary>Only from 3.0 on.</summary>
    Startup,
}
