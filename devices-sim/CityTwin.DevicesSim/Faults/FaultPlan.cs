namespace CityTwin.DevicesSim.Faults;

/// <summary>
/// Which device fails when, how and for how long: a function of the seed, the device and the day.
/// </summary>
/// <param name="perDeviceDay">The chance that a device has a fault on a day; 0 for none at all.</param>
internal sealed class FaultPlan(ulong seed, double perDeviceDay)
{
    private const double LeastSeconds = 10 * 60;
    private const double MostSeconds = 2 * 3600;

    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    private readonly FaultWindows _windows = new(seed, perDeviceDay, Kinds.Length, LeastSeconds, MostSeconds);

    public Fault? Of(ulong deviceSeed, double seconds) => _windows.Of(deviceSeed, seconds) is { } window
        ? new Fault(Kinds[window.Kind], window.FromSeconds, window.ToSeconds, window.Size)
        : null;
}
