using CityTwin.City;

namespace CityTwin.Gateway.Alerts;

/// <summary>What an alert shows of its twin.</summary>
internal sealed record TwinFace(string Name, string SensorKind, GeoPoint Position);
