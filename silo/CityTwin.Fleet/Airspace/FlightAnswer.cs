namespace CityTwin.Fleet.Airspace;

/// <summary>A flight, or why there is none. When only the energy is lacking both are there, for their figures.</summary>
public sealed record FlightAnswer(FlightPlan? Plan, FlightRefusal? Refusal)
{
    public bool Reachable => Refusal is null;

    internal static FlightAnswer No(FlightRefusalCode code, string reason) => new(null, new FlightRefusal(code, reason));
}
