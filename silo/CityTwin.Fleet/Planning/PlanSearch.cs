namespace CityTwin.Fleet.Planning;

/// <summary>The parts of the search for a plan.</summary>
public enum PlanSearch
{
    /// <summary>The running plan, carried over to what is now, and new jobs where they cost least.</summary>
    Mended,

    /// <summary>OR-Tools' routing search.</summary>
    Solver,

    /// <summary>The same work by one unit fewer.</summary>
    FewerUnits,

    /// <summary>Jobs of one neighbourhood taken out and put back.</summary>
    RuinAndRecreate,
}
