using CityTwin.City;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Routing;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Roads, ground, buildings and airspace of a city package, read once. It does not change; many may ask it at once.</summary>
internal sealed class CityGround
{
    private readonly string _folder;

    private CityGround(string folder, RoadGraph roads, AirspaceMap air) => (_folder, Roads, Air) = (folder, roads, air);

    public RoadGraph Roads { get; }

    public AirspaceMap Air { get; }

    public static CityGround Read(string folder)
    {
        var package = CityPackageReader.Open(folder);
        var ground = new GroundModel(package.Terrain(), package.Buildings());
        return new CityGround(folder, RoadGraph.Build(package.Roads()), new AirspaceMap(ground, [.. package.Airspace().Select(RuleOf)]));
    }

    /// <summary>A building's shape, found by reading the package through: inspections are rare, and shapes are many.</summary>
    public BuildingShape? Building(TwinId id) =>
        CityPackageReader.Open(_folder).Buildings().FirstOrDefault(building => building.Id == id) is { } found ? BuildingShape.Of(found) : null;

    internal static AirspaceRule RuleOf(AirspaceFeature area) => new(
        area.Id, area.Name, KindOf(area.Kind), AirspaceArea.OfPolygon(Projection.Utm48.ToMetres(area.Shape)))
    {
        FloorM = area.Kind == AirspaceKind.AltitudeLimit ? 0 : area.FloorM,
        CeilingM = area.CeilingM ?? double.PositiveInfinity,
        Base = AltitudeBase.Ground,
        Hours = area.FromMs is null && area.UntilMs is null ? [] : [new AirspaceHours(area.FromMs, area.UntilMs)],
    };

    private static string KindOf(AirspaceKind kind) => kind switch
    {
        AirspaceKind.NoFly => AirspaceRuleKinds.NoFly,
        AirspaceKind.Restricted => AirspaceRuleKinds.Restricted,
        _ => AirspaceRuleKinds.AltitudeLimit,
    };
}
