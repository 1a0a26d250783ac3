namespace CityTwin.City.Generation;

/// <summary>Buildings on the dry faces of a district, more of them where there is more room.</summary>
internal sealed class BuildingBuilder(
    DistrictPlan plan, DistrictTiling tiling, Urbanity urbanity, TerrainGrid terrain, long seed)
{
    /// <summary>From the middle of the road to a wall: half of the widest road, a pavement and a front garden.</summary>
    private const double SetbackM = 13;

    private const double MinBlockM2 = 500;
    private const double RoomM2 = 4_500;

    private readonly Dictionary<DivisionCode, CommunityPlan> _communities =
        plan.Streets.SelectMany(street => street.Communities).ToDictionary(community => community.Code);

    private readonly Dictionary<DivisionCode, int> _named = [];
    private readonly int[] _inCell = new int[tiling.Cells.Count];

    public IReadOnlyList<Building> Build(int count)
    {
        var faces = Enumerable.Range(0, tiling.Faces.Count)
            .Where(f => !tiling.Faces[f].Wet && tiling.Faces[f].Shape.Area > MinBlockM2)
            .ToArray();
        var wanted = Shares.Of(count, [.. faces.Select(f => Weight(tiling.Faces[f]))]);
        var buildings = new List<Building>(count);
        foreach (var (i, f) in faces.Index())
        {
            var face = tiling.Faces[f];
            var block = wanted[i] == 0 ? null : face.Shape.Buffer(-SetbackM, 1);
            if (block is { IsEmpty: false } && block.Area > MinBlockM2 / 2)
            {
                var plots = new BuildingPlots(block);
                var random = Seeds.For(seed, $"buildings of {tiling.Cells[face.Cell].Code} {f}");
                for (var b = 0; b < wanted[i]; b++)
                {
                    if (Place(face.Cell, plots, random) is { } building)
                    {
                        buildings.Add(building);
                    }
                }
            }
        }

        return [.. buildings.OrderBy(building => building.Cell)];
    }

    /// <summary>A block takes so many before it is full, whatever its size in the country.</summary>
    private double Weight(Face face) => Math.Min(face.Shape.Area, 60_000) / RoomM2
        * (0.3 + urbanity.At(face.Shape.Centroid.Coordinate));

    private Building? Place(int cell, BuildingPlots plots, Random random)
    {
        var code = tiling.Cells[cell].Code;
        var urban = urbanity.At(tiling.Cells[cell].Inside);
        var use = BuildingUse.Draw(urban, random);
        if (plots.Take(use.WidthM, use.DepthM, random) is not { } footprint)
        {
            return null;
        }

        var storeys = use.DrawStoreys(urban, random);
        var middle = footprint.Centroid;
        var community = code.Parent!.Value;
        var number = _named[community] = _named.GetValueOrDefault(community) + 1;
        return new Building(
            TwinId.Building(code, $"{++_inCell[cell]:000}"), cell, $"{_communities[community].ShortName}{number}号楼", storeys,
            Math.Round((storeys * use.StoreyM) + random.Between(0.8, 4), 1),
            Math.Round(terrain.At(middle.X, middle.Y), 1), use.Name, footprint);
    }
}
