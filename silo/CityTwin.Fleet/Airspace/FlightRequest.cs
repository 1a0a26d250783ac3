using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>A flight to a place and back.</summary>
/// <param name="From">Where it begins: on the ground or a dock, or in the air (<see cref="Airborne"/>).</param>
/// <param name="To">Where it is wanted, and how high; it stays higher where the clearance asks for it.</param>
/// <param name="DepartMs">Unix milliseconds.</param>
public sealed record FlightRequest(AirPoint From, AirPoint To, long DepartMs, AircraftFigures Aircraft)
{
    /// <summary>The unit's id, for rules that name who may.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Ids of restricted areas that it may enter.</summary>
    public IReadOnlySet<string> Permits { get; init; } = new HashSet<string>();

    public Wind Wind { get; init; }

    /// <summary>What is in the battery at the beginning, per cent.</summary>
    public double EnergyPercent { get; init; } = 100;

    /// <summary>How long it stays there, seconds.</summary>
    public double OnSceneS { get; init; }

    /// <summary>Where it goes on to afterwards, stop by stop, before it goes home; as high as each says, or as the clearance asks for.</summary>
    public IReadOnlyList<AirPoint> Then { get; init; } = [];

    /// <summary>At which of its stops it stays: 0 for <see cref="To"/>, the others as in <see cref="Then"/>.</summary>
    public int StaysAt { get; init; }

    /// <summary>Where it goes afterwards: back to where it began, unless another is given.</summary>
    public AirPoint? Home { get; init; }

    /// <summary>It lands where it is wanted and does not go back.</summary>
    public bool OneWay { get; init; }

    /// <summary>It is in the air already: no take-off, no least height above it.</summary>
    public bool Airborne { get; init; }

    /// <summary>Where it may not be right above the place (a tower, a closed area), it may stop so far from it, metres.</summary>
    public double StandOffM { get; init; }

    /// <summary>It cruises no lower, metres above the datum: how flights are put into layers.</summary>
    public double LeastCruiseM { get; init; } = double.NegativeInfinity;

    /// <summary>It is a part of a longer flight: no way back is looked for, and it does not land.</summary>
    internal bool GoesOn { get; init; }

    /// <summary>Areas to go around besides those of the rules.</summary>
    public IReadOnlyList<AirspaceArea> Avoid { get; init; } = [];
}
