using CityTwin.Fleet;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A district's docks with a drone each on roofs, its robots, and its teams beside roads, spread over it.</summary>
internal sealed class FleetBuilder(
    DistrictModel model, IReadOnlyList<River> rivers, TerrainGrid terrain, IReadOnlyList<AirspaceFeature> airspace, long seed)
{
    /// <summary>A drone is at any place of such an area in a minute or so, around towers too.</summary>
    private const double DockPerM2 = 1 / 2e6;

    private const int MinCoreDocks = 12;
    private const int MinDocks = 2;

    /// <summary>A county of mountains is not covered dock by dock.</summary>
    private const int MaxDocks = 30;

    private const double DockHeightM = 1;
    private const string Manufacturer = "citytwin";

    private static readonly string[] Versions = ["2.1.0", "3.0.0"];

    private readonly Dictionary<(TwinKind, int), int> _inCell = [];
    private readonly string _district = model.Plan.Code.Value;

    public IEnumerable<UnitPlacement> Build()
    {
        var docks = DockRoofs();
        foreach (var (i, roof) in docks.Index())
        {
            var dock = Dock(roof, i + 1);
            yield return new UnitPlacement(dock, Generated: true);
            yield return new UnitPlacement(Drone(dock, roof.Cell, i + 1), Generated: true);
        }

        foreach (var unit in UnitShare.All.SelectMany(share => Ground(share, docks.Count)))
        {
            yield return new UnitPlacement(unit, Generated: true);
        }
    }

    private IReadOnlyList<Building> DockRoofs()
    {
        var urban = model.Plan.Streets.Where(street => street.IsUrban).Select(street => street.Code).ToHashSet();
        var areaM2 = model.Tiling.Streets.Where(street => urban.Contains(street.Code)).Sum(street => street.Shape.Area);
        var least = model.Plan.Code == CityRecipe.CoreDistrict ? MinCoreDocks : MinDocks;
        var count = Math.Clamp((int)Math.Round(areaM2 * DockPerM2), least, MaxDocks);
        var closed = airspace.Where(area => area.Kind != AirspaceKind.AltitudeLimit)
            .Select(area => Projection.Utm48.ToMetres(area.Shape)).ToArray();
        var random = Seeds.For(seed, $"docks of {_district}");
        return Spread.Pick(
            random.Shuffled(model.Buildings.Where(b => urban.Count == 0 || urban.Contains(model.Tiling.Cells[b.Cell].Code.Street)))
                .Where(b => !Array.Exists(closed, area => area.Intersects(b.Footprint))),
            b => b.Footprint.Centroid.Coordinate, count);
    }

    private UnitDefinition Dock(Building roof, int number) => Unit(
        "drone-dock", TwinKind.Dock, UnitProtocol.DjiCloud, roof.Cell, roof.Footprint.Centroid.Coordinate,
        roof.BaseM + roof.HeightM + DockHeightM, number, "emergency-management", "机场");

    private UnitDefinition Drone(UnitDefinition dock, int cell, int number) => dock with
    {
        Id = TwinId.Unit(TwinKind.Drone, dock.Cell, Serial(TwinKind.Drone, cell)),
        DeviceId = DeviceId("dock-drone", number),
        Serial = DeviceId("dock-drone", number),
        Type = "dock-drone",
        Name = Name("无人机", number),
        Dock = dock.Id,
    };

    private IEnumerable<UnitDefinition> Ground(UnitShare share, int docks)
    {
        var type = FleetTemplates.Fleet.Type(share.Type)!;
        var count = Math.Max(share.AtLeast, (int)Math.Round(docks * share.PerDock));
        var random = Seeds.For(seed, $"{share.Type} of {_district}");
        var spots = Spread.Pick(new SpotFinder(model, rivers, seed).Roadside(random), spot => spot.At, count);
        foreach (var (i, spot) in spots.Index())
        {
            var unit = Unit(
                share.Type, type.Kind, share.Protocol, spot.Cell, spot.At, terrain.At(spot.At.X, spot.At.Y), i + 1,
                share.Department, type.NameZh);
            yield return unit with
            {
                Shifts = share.Shifts.Count == 0 ? [] : ShiftText.Read(share.Shifts[i % share.Shifts.Count])!,
                Manufacturer = share.Protocol == UnitProtocol.Vda5050 ? Manufacturer : "",
                ProtocolVersion = share.Protocol == UnitProtocol.Vda5050 ? Versions[i % Versions.Length] : "",
            };
        }
    }

    private UnitDefinition Unit(
        string type, TwinKind kind, UnitProtocol protocol, int cell, Coordinate at, double elevationM, int number,
        string department, string nameZh)
    {
        var degrees = Projection.Utm48.ToDegrees(at.X, at.Y);
        var code = model.Tiling.Cells[cell].Code;
        return new UnitDefinition(
            TwinId.Unit(kind, code, Serial(kind, cell)), DeviceId(type, number), type, protocol, "", "",
            DeviceId(type, number), Name(nameZh, number), code, new GeoPoint(degrees.X, degrees.Y, Math.Round(elevationM, 1)),
            null, department, []);
    }

    private string DeviceId(string type, int number) => $"{type}-{_district}-{number:000}";

    private string Name(string nameZh, int number) => $"{model.Plan.Name}{nameZh}{number:00}";

    private string Serial(TwinKind kind, int cell) => $"{_inCell[(kind, cell)] = _inCell.GetValueOrDefault((kind, cell)) + 1:0000}";
}
