namespace CityTwin.Fleet.Assignment;

/// <summary>A unit's way to a job and home again, as routing found it, or as much of it as is sure; or what bars it.</summary>
public readonly record struct Approach
{
    /// <summary>Other than <see cref="Obstacle.None"/> when there is no way.</summary>
    public Obstacle Obstacle { get; init; }

    /// <summary>The way was not looked for: it takes no less than this, and perhaps there is none.</summary>
    public bool IsLeast { get; init; }

    /// <summary>From setting out to being on scene.</summary>
    public double TravelS { get; init; }

    public double EnergyOutPercent { get; init; }

    public double EnergyOnScenePercent { get; init; }

    public double EnergyBackPercent { get; init; }

    /// <summary>There, at work and back.</summary>
    public double EnergyPercent => EnergyOutPercent + EnergyOnScenePercent + EnergyBackPercent;

    public static Approach Barred(Obstacle obstacle) => new() { Obstacle = obstacle };
}
