using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Drones.Faults;

/// <summary>Which flight of which aircraft fails, and how: a function of the seed, the dock and the number of the flight.</summary>
/// <param name="perFlight">The chance that a flight has a fault; 0 for none at all.</param>
internal sealed class DroneFaultPlan(ulong seed, double perFlight)
{
    private static readonly DroneFaultKind[] Kinds = Enum.GetValues<DroneFaultKind>();

    private readonly ulong _seed = Noise.Seed(seed, "drone-faults");

    public DroneFault? Of(string dock, int flight)
    {
        var own = Noise.Seed(Noise.Seed(_seed, dock), flight);
        return Noise.Unit(own) < perFlight
            ? new DroneFault(Kinds[(int)(Noise.Unit(own, 1) * Kinds.Length)], Noise.Between(own, 2, 20, 90), Noise.Between(own, 3, 30, 90))
            : null;
    }
}
