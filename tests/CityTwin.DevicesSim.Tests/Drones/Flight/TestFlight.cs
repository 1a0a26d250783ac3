using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Tests.Drones.Flight;

/// <summary>A pilot on its own, stepped until it is down, with what happened and each step's state.</summary>
internal sealed class TestFlight
{
    public const double StepS = 0.1;

    private readonly Wind _wind;

    public TestFlight(Terrain? terrain = null, Wind? wind = null, Airframe? frame = null)
    {
        Terrain = terrain ?? Terrain.Flat(200);
        _wind = wind ?? Wind.None;
        Home = Hills.At(Terrain, 0, 0, 0);
        Craft = new Aircraft(frame ?? new Airframe(), Terrain, Home, 0);
        Pilot = new Pilot(Craft, Terrain, _wind, Home);
    }

    public Terrain Terrain { get; }

    public Place Home { get; }

    public Aircraft Craft { get; }

    public Pilot Pilot { get; }

    public double Seconds { get; private set; }

    public List<PilotNews> News { get; } = [];

    /// <summary>Is told after each step, with the state before it.</summary>
    public Action<(Place Where, Motion Moving, double EnergyJ)>? Watch { get; set; }

    public static Wind Steady(double mps, double towards = 0, ulong seed = 1) => new(seed, _ => (towards, mps));

    /// <summary>A route over these places, with a picture at each.</summary>
    public static FlightRoute Route(IEnumerable<Place> places, double speedMps = 12, FinishAction finish = FinishAction.GoHome) => new(
        40, speedMps, ClimbsFirst: true, finish,
        [.. places.Select((place, i) => new RoutePoint(
            0, i, place, speedMps, Stops: true, null, [new WaylineAction(WaylineActionKind.TakePhoto, 0, [])]))]);

    public void Step()
    {
        var before = (Craft.Where, Craft.Moving, Craft.EnergyJ);
        Seconds += StepS;
        News.AddRange(Pilot.Step(StepS, Seconds));
        Watch?.Invoke(before);
    }

    public void For(double seconds)
    {
        for (var until = Seconds + seconds; Seconds < until;)
        {
            Step();
        }
    }

    public void Until(Func<bool> isSo, double atMostS = 4_000)
    {
        for (var until = Seconds + atMostS; !isSo();)
        {
            (Seconds < until).ShouldBeTrue($"not so after {atMostS} s: {Pilot.Mode}, {Craft.Where}, {Craft.BatteryPercent:F0} %");
            Step();
        }
    }

    public void UntilDown() => Until(() => !Craft.IsFlying);

    public bool Told(PilotNewsKind kind) => News.Any(news => news.Kind == kind);
}
