using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>How urban a place is: 1 in the core of its town, 0.5 in the town, towards 0 in the country.</summary>
internal sealed class Urbanity
{
    /// <summary>Jiefangbei, the core of the city.</summary>
    private static readonly Coordinate CityCore = Projection.Utm48.ToMetres(106.5745, 29.5590);

    private readonly (Coordinate At, double CoreM, double TownM)[] _centres;

    public Urbanity(DistrictPlan plan)
    {
        var core = plan.Outline.EnvelopeInternal.Contains(CityCore)
            ? [(CityCore, 1_500.0, 22_000.0)]
            : new (Coordinate, double, double)[] { (CityCore, 1_500, 14_000), (plan.Centre, 600, 5_000) };
        _centres = core;
    }

    public double At(Coordinate place) => _centres.Max(centre => Urban(place.Distance(centre.At), centre.CoreM, centre.TownM));

    private static double Urban(double awayM, double coreM, double townM) => awayM < coreM
        ? 1 - (0.3 * awayM / coreM)
        : Math.Max(0.05, 0.7 * (1 - ((awayM - coreM) / townM)));
}
