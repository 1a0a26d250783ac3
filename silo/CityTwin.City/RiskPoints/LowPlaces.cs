using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Junctions that lie lower than the roads that lead to them: water gathers there. The deepest first.</summary>
internal static class LowPlaces
{
    public static IReadOnlyList<(int Cell, Coordinate At, double DepthM)> In(DistrictModel model)
    {
        var roads = model.Roads;
        var places = new List<(int Cell, Coordinate At, double DepthM)>();
        for (var node = 0; node < roads.Nodes.Count; node++)
        {
            var around = roads.RoadsAt(node).Select(r => roads.Roads[r]).Where(road => road.Cells.Count > 0).ToArray();
            if (around.Length >= 2 && !roads.Nodes[node].OnBank)
            {
                var rise = around.Average(road => model.GroundM[road.Other(node)]) - model.GroundM[node];
                places.Add((around[0].Cells[0], roads.Nodes[node].At, rise));
            }
        }

        return [.. places.OrderByDescending(place => place.DepthM)];
    }
}
