namespace CityTwin.Mqtt;

/// <summary>What to do at a stop.</summary>
/// <param name="Seconds">How long; 0 for as long as it takes.</param>
public sealed record UnitOrderAction(string ActionId, string Type, double Seconds, string Text);
