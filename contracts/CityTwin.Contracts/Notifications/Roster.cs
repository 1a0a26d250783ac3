using CityTwin.City;

namespace CityTwin.Notifications;

/// <summary>Who is on duty at a centre, when, and in which order they are asked.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.Roster")]
public sealed record Roster
{
    [Id(0)] public DivisionCode Centre { get; init; }

    /// <summary>How often it was set; 0 for never.</summary>
    [Id(1)] public int Version { get; init; }

    /// <summary>The week's pattern.</summary>
    [Id(2)] public IReadOnlyList<DutyShift> Shifts { get; init; } = [];

    /// <summary>What holds instead of the pattern for a while.</summary>
    [Id(3)] public IReadOnlyList<DutyOverride> Overrides { get; init; } = [];

    /// <summary>Who set it.</summary>
    [Id(4)] public string? SetBy { get; init; }

    [Id(5)] public long? SetAtMs { get; init; }
}
