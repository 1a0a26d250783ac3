namespace CityTwin.Fleet.Assignment;

/// <summary>What a pair of job and unit costs, kept apart by kind. docs/dispatch.md has the formulas.</summary>
public enum CostKind
{
    /// <summary>Seconds until the unit is on scene, waiting until it is free included.</summary>
    Travel,

    /// <summary>Seconds after the deadline.</summary>
    Lateness,

    /// <summary>Per cent of a full charge, there, at work and back.</summary>
    Energy,

    /// <summary>Missions more than the least worked has, and one more for a unit that has not rested.</summary>
    Fairness,

    /// <summary>What the unit's home area lacks more without it, in shares of its cover.</summary>
    Coverage,

    /// <summary>Capabilities the job does not need, each by how rare it is among the units on offer.</summary>
    Surplus,

    /// <summary>An operator's word.</summary>
    Override,
}
