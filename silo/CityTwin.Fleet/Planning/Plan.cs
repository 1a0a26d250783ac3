namespace CityTwin.Fleet.Planning;

/// <summary>Who does what, and when; and what nobody does, with the reason.</summary>
public sealed record Plan
{
    /// <summary>All units, those that stay too, in the problem's order.</summary>
    public required IReadOnlyList<UnitRoute> Units { get; init; }

    public required IReadOnlyList<DroppedJob> Dropped { get; init; }

    /// <summary>Units that were committed to what can no longer be done in time, and were let off: their jobs are planned anew.</summary>
    public IReadOnlyList<string> Released { get; init; } = [];

    /// <summary>All units' costs and the prices of the dropped jobs.</summary>
    public required double Points { get; init; }

    public int UnitsUsed => Units.Count(unit => unit.Stops.Count > 0);
}
