namespace CityTwin.Mqtt;

/// <summary>A place that a task leads to.</summary>
/// <param name="Stop">Its number, from 0.</param>
/// <param name="Path">Longitude and latitude of the points on the way there, without its start; empty for as one likes.</param>
/// <param name="HoldSeconds">How long to stay at least, what is done there included; 0 for as long as that takes.</param>
public sealed record UnitOrderStop(
    int Stop,
    double Longitude,
    double Latitude,
    double AltitudeM,
    IReadOnlyList<double[]> Path,
    double HoldSeconds,
    IReadOnlyList<UnitOrderAction> Actions);
