namespace CityTwin.Vda5050;

/// <summary>How much a robot can take. What is null or 0 has no stated limit.</summary>
public sealed record VdaProtocolLimits
{
    public int? MessageBytes { get; init; }

    public int? TopicSerialLength { get; init; }

    public int? TopicElementLength { get; init; }

    public int? IdLength { get; init; }

    public bool IdsAreNumbers { get; init; }

    public int? LoadIdLength { get; init; }

    /// <summary>By the names of the standard, as <c>order.nodes</c>.</summary>
    public required IReadOnlyDictionary<string, int> ArrayLengths { get; init; }

    public required double MinimumOrderIntervalS { get; init; }

    public required double MinimumStateIntervalS { get; init; }

    public double? DefaultStateIntervalS { get; init; }

    public double? VisualizationIntervalS { get; init; }

    /// <summary>The limit of an array; null for none.</summary>
    public int? ArrayLength(string name) => ArrayLengths.TryGetValue(name, out var length) && length > 0 ? length : null;
}
