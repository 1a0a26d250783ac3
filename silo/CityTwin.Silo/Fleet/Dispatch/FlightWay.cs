using CityTwin.Fleet.Airspace;

namespace CityTwin.Fleet.Dispatch;

/// <summary>A way through the air, with the flight that is reserved for it.</summary>
internal sealed record FlightWay(
    string? Refusal, string Why, IReadOnlyList<WayLeg> Legs, long ArriveMs, double LengthM, double EnergyOutPercent,
    double EnergyOnScenePercent, double EnergyBackPercent, double ReturnAltitudeM, FlightPlan Plan)
    : UnitWay(Refusal, Why, Legs, ArriveMs, LengthM, EnergyOutPercent, EnergyOnScenePercent, EnergyBackPercent, ReturnAltitudeM);
