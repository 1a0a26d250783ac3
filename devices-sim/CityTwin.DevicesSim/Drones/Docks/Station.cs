using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>What the parts of one dock share: the aircraft, what is under way, what is said and what is fetched.</summary>
internal sealed class Station(
    DockPlan plan, Pilot pilot, Surroundings world, Wind wind, DroneOptions options, DroneFaultPlan faults, Speech speech, ulong seed)
{
    public DockPlan Plan => plan;

    public Pilot Pilot => pilot;

    public Aircraft Craft => pilot.Craft;

    public Surroundings World => world;

    public DroneOptions Options => options;

    public Speech Speech => speech;

    public Errands Errands { get; } = new();

    public ulong Seed => seed;

    /// <summary>The town's time, which bodies and weather go by; what is said carries the real one.</summary>
    public long WorldMs { get; set; }

    /// <summary>What is under way; nothing while the dock is idle.</summary>
    public Sortie? Sortie { get; set; }

    /// <summary>The fault of the flight under way, or of the next one while there is none.</summary>
    public DroneFault? Fault { get; private set; }

    /// <summary>Done until now.</summary>
    public int Flights { get; private set; }

    public bool IsInDock { get; set; } = true;

    /// <summary>Whether dock and aircraft hear each other.</summary>
    public bool HasLink => pilot.HasLink;

    /// <summary>Whether the aircraft is switched on.</summary>
    public bool IsOn => !options.AircraftSleeps || Sortie is not null || !IsInDock;

    /// <summary>Whether the cloud hears of the aircraft.</summary>
    public bool IsOnline => IsOn && HasLink;

    /// <summary>0 closed, 1 open, 2 half open, as the documents number it.</summary>
    public int CoverState { get; set; }

    /// <summary>Where the aircraft came down that is not its dock; people fetch it then.</summary>
    public long? StrandedSinceMs { get; set; }

    /// <summary>Photos go to the cloud while it flies; otherwise after it has landed.</summary>
    public bool SendsFromTheAir { get; set; } = true;

    public string ControlSource { get; set; } = "A";

    public double DockWindMps => wind.MeanMps(WorldMs / 1000.0);

        /// <summary>The documents' degrees of rain: none, light, moderate, heavy.</summary>
    public int RainDegree => world.RainMmPerH(plan.Home, WorldMs) switch { < 0.1 => 0, < 2.5 => 1, < 8 => 2, _ => 3 };

    /// <summary>What the plan has for the next flight.</summary>
    public void PlanFlight() => Fault = faults.Of(plan.DockId, Flights);

    public void EndFlight()
    {
        (Sortie, Flights) = (null, Flights + 1);
        PlanFlight();
    }

    public DroneFault? FaultOf(DroneFaultKind kind) => Fault is { } fault && fault.Kind == kind ? fault : null;

    /// <summary>Why nothing can take off now; 0 when it can.</summary>
    public int RefusalToFly()
    {
        const double leastPercent = 30;
        if (Sortie is not null)
        {
            return ResultCode.OtherTask;
        }

        if (!IsInDock || Craft.IsWrecked)
        {
            return ResultCode.NoAircraft;
        }

        if (Craft.BatteryPercent < leastPercent)
        {
            return ResultCode.BatteryBelow30;
        }

        return RainDegree == 3 ? ResultCode.HeavyRain
            : DockWindMps > plan.Frame.MaxWindMps ? ResultCode.TooWindy
            : ResultCode.Ok;
    }
}
