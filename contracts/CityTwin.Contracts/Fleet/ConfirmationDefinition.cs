namespace CityTwin.Fleet;

/// <summary>What a unit has to measure on the scene for an alert to be confirmed, or found to be nothing.</summary>
public sealed record ConfirmationDefinition
{
    /// <summary>As drivers name it, with its unit: <c>maxTemperatureC</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>So much or more is a confirmation.</summary>
    public required double AtLeast { get; init; }

    /// <summary>Less than this says that there is nothing; null leaves it to a person. Between the two nothing is said.</summary>
    public double? NothingBelow { get; init; }

    /// <summary>How long it has to stay below that on the scene.</summary>
    public int StaySeconds { get; init; } = 30;
}
