namespace CityTwin.Fleet.Planning;

/// <summary>A unit for the rest of its shift.</summary>
public sealed record PlanUnit
{
    public required string Id { get; init; }

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Where it is when it can set out: a row of the travel matrices.</summary>
    public required int StartPlace { get; init; }

    /// <summary>Its home.</summary>
    public required int EndPlace { get; init; }

    /// <summary>When it can set out: now, its shift's begin, or the end of what it does.</summary>
    public required long ReadyMs { get; init; }

    /// <summary>When it must be home.</summary>
    public required long ShiftEndMs { get; init; }

    /// <summary>What it can carry.</summary>
    public long Capacity { get; init; } = long.MaxValue;

    /// <summary>How long it can move on what it has left, its reserve taken off.</summary>
    public long EnduranceMs { get; init; } = long.MaxValue;

    /// <summary>What a second of work on scene uses of <see cref="EnduranceMs"/>: 1 for a drone that hovers, less for a robot that stands.</summary>
    public double EnduranceShareOfService { get; init; }

    /// <summary>Which of the problem's travel matrices it moves by.</summary>
    public int Matrix { get; init; }

    /// <summary>How long it has worked on scene in this shift already, for fairness.</summary>
    public long WorkedMs { get; init; }

    /// <summary>What each second away costs its home area, from setting out until it is home.</summary>
    public double AwayPointsPerS { get; init; }

    /// <summary>Stops it is committed to, in this order, before all others: it is on its way or at work.</summary>
    public IReadOnlyList<StopRef> Locked { get; init; } = [];
}
