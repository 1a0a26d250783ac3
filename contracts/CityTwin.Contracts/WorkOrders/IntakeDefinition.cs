using System.Text.Json.Serialization;
using CityTwin.Sensing;

namespace CityTwin.WorkOrders;

/// <summary>What the alerts of one rule become, from the city package's <c>intake.json</c>.</summary>
public sealed record IntakeDefinition
{
    /// <summary>An id of <c>rules.json</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What an order about such an alert is about, a minor class's whole code: <c>M05006</c>.</summary>
    public required string Category { get; init; }

    /// <summary>The severities that make an order by themselves; of the others a person decides.</summary>
    public IReadOnlyList<IntakeLevelDefinition> Orders { get; init; } = [];
}

/// <summary>One severity that makes an order by itself.</summary>
public sealed record IntakeLevelDefinition
{
    [JsonConverter(typeof(SeverityJsonConverter))]
    public required Severity Severity { get; init; }

    public required Urgency Urgency { get; init; }
}
