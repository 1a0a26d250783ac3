using CityTwin.City;

namespace CityTwin.Fleet.Routing;

/// <summary>How somebody gets about on the roads. The figures of the ready-made profiles are assumptions, to be tuned by ETAs.</summary>
/// <param name="Code">Names the profile; ETAs are corrected by it.</param>
public sealed record TravelProfile(string Code)
{
    /// <summary>The classes of <see cref="RoadClasses"/> it may use.</summary>
    public required IReadOnlySet<string> Classes { get; init; }

    /// <summary>It goes no faster than this, whatever the limit.</summary>
    public required double MaxSpeedKmH { get; init; }

    /// <summary>Its speed as a share of the road's limit, on a free road.</summary>
    public double SpeedFactor { get; init; } = 1;

    /// <summary>On footways and stairs.</summary>
    public double FootwaySpeedKmH { get; init; } = 4;

    /// <summary>From where it stands to the road, and from the road to where it is wanted.</summary>
    public double OffRoadSpeedKmH { get; init; } = 4;

    /// <summary>It may go against a one-way road.</summary>
    public bool AgainstOneWay { get; init; }

    /// <summary>Its speed against a one-way road, as a share of its speed along it.</summary>
    public double AgainstOneWayFactor { get; init; } = 1;

    /// <summary>How much of a congestion it suffers: 0 none of it, 1 all of it.</summary>
    public double CongestionShare { get; init; } = 1;

    /// <summary>Water of this depth stops it, metres. Below that its speed falls in proportion.</summary>
    public required double WadeDepthM { get; init; }

    /// <summary>The least share of its speed that it keeps in water it can pass.</summary>
    public double SlowestInWater { get; init; } = 0.2;

    public static IReadOnlySet<string> Carriageways { get; } =
        RoadClasses.All.Where(c => c != RoadClasses.Footway).ToHashSet();

    public static IReadOnlySet<string> Walkable { get; } =
        RoadClasses.All.Where(c => c is not (RoadClasses.Motorway or RoadClasses.Trunk)).ToHashSet();

    /// <summary>A car that keeps to the rules.</summary>
    public static TravelProfile Vehicle { get; } = new("vehicle")
    {
        Classes = Carriageways, MaxSpeedKmH = 120, SpeedFactor = 0.8, WadeDepthM = 0.3,
    };

    /// <summary>An emergency vehicle with lights: faster, less held up, and against one-ways at walking pace's double.</summary>
    public static TravelProfile Emergency { get; } = new("emergency")
    {
        Classes = Carriageways, MaxSpeedKmH = 90, SpeedFactor = 1.1, CongestionShare = 0.4, WadeDepthM = 0.6,
        AgainstOneWay = true, AgainstOneWayFactor = 0.25,
    };

    /// <summary>People on foot: stairs and footways too, one-ways mean nothing to them.</summary>
    public static TravelProfile Walker { get; } = new("walker")
    {
        Classes = Walkable, MaxSpeedKmH = 5, CongestionShare = 0, WadeDepthM = 0.5, AgainstOneWay = true, FootwaySpeedKmH = 4,
    };

    /// <summary>A ground robot at its type's own speed: footways too, and one-ways mean nothing to it.</summary>
    public static TravelProfile Robot { get; } = new("robot")
    {
        Classes = Walkable, MaxSpeedKmH = 12, CongestionShare = 0, WadeDepthM = 0.15, FootwaySpeedKmH = 7.2, OffRoadSpeedKmH = 7.2,
        AgainstOneWay = true,
    };
}
