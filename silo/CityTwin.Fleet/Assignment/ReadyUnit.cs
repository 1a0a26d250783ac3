namespace CityTwin.Fleet.Assignment;

/// <summary>A unit that could be sent, as it stands now.</summary>
public record ReadyUnit
{
    public required string Id { get; init; }

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>When it can set out; in the past for one that is idle.</summary>
    public long FreeAtMs { get; init; }

    /// <summary>What is left, in per cent of a full charge or tank.</summary>
    public double EnergyPercent { get; init; } = 100;

    /// <summary>What must be left when it is home again.</summary>
    public double ReservePercent { get; init; }

    /// <summary>Since when it has had nothing to do; null for one that has not worked yet, which is as rested as can be.</summary>
    public long? IdleSinceMs { get; init; }

    /// <summary>How often it has been sent today.</summary>
    public int MissionsToday { get; init; }

    /// <summary>The <see cref="CoverGroup"/> it is of, or none: then nobody lacks it when it is away.</summary>
    public string? CoverGroup { get; init; }
}
