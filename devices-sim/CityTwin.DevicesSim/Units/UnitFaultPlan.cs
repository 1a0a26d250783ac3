using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Faults;

namespace CityTwin.DevicesSim.Units;

/// <summary>When a unit fails and how: by seed, of a few minutes each.</summary>
/// <param name="perUnitDay">The chance of a fault on a day of the simulated town; 0 for none at all.</param>
internal sealed class UnitFaultPlan<TKind>(ulong seed, string deviceId, double perUnitDay)
    where TKind : struct, Enum
{
    private const double LeastS = 2 * 60;
    private const double MostS = 15 * 60;

    private static readonly TKind[] Kinds = Enum.GetValues<TKind>();

    private readonly FaultWindows _windows = new(seed, perUnitDay, Kinds.Length, LeastS, MostS);
    private readonly ulong _own = Noise.Seed(seed, deviceId);

    public UnitFault<TKind>? At(double worldS) => _windows.Of(_own, worldS) is { } window
        ? new UnitFault<TKind>(Kinds[window.Kind], window.FromSeconds, window.Size)
        : null;
}
