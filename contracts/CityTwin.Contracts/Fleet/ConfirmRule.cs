namespace CityTwin.Fleet;

/// <summary>When what a unit measures on the scene confirms an alert, and when it says that there is nothing.</summary>
/// <param name="Metric">As units measure it, with its unit in its name: <c>maxTemperatureC</c>.</param>
/// <param name="AtLeast">From here on it is confirmed, at once.</param>
/// <param name="StayS">When it stayed below for so long on the scene there is nothing.</param>
/// <param name="NothingBelow">Below what; null leaves it to people.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.ConfirmRule")]
public sealed record ConfirmRule(
    [property: Id(0)] string Metric, [property: Id(1)] double AtLeast, [property: Id(2)] int StayS, [property: Id(3)] double? NothingBelow);
