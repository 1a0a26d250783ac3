using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>The districts to be made, and how many cells each of their communities gets.</summary>
internal sealed record CityPlan(
    string Name, IReadOnlyList<DistrictPlan> Districts, Geometry Core, IReadOnlyDictionary<DivisionCode, int> CellsOf)
{
    /// <summary>Communities in town have this many times the cells of those in the country.</summary>
    private const double UrbanWeight = 1.3;

    /// <exception cref="CityPackageException">A source is missing or lacks a district.</exception>
    public static CityPlan Read(CityRecipe recipe)
    {
        var city = CityRecipe.City;
        var outlines = EchartsOutlines.Read(recipe.Sources, city);
        var districts = ChinaDivision.Read(recipe.Sources, city)
            .Where(district => recipe.IsWhole || district.Code == CityRecipe.CoreDistrict)
            .Select(district => ToPlan(district.Code, district.Name, district.Streets, Find(outlines, district.Code)))
            .ToArray();
        var communities = districts.SelectMany(district => district.Streets)
            .SelectMany(street => street.Communities.Select(community => (community.Code, Weight: street.IsUrban ? UrbanWeight : 1)))
            .ToArray();
        var cells = Shares.Of(recipe.Cells, [.. communities.Select(c => c.Weight)], atLeast: 1);
        return new CityPlan(
            "重庆市", districts, Projection.Utm48.ToMetres(Find(outlines, CityRecipe.CoreDistrict).Outline),
            communities.Zip(cells).ToDictionary(pair => pair.First.Code, pair => pair.Second));
    }

    private static DistrictPlan ToPlan(
        DivisionCode code, string name, IReadOnlyList<StreetPlan> streets, (Geometry Outline, Coordinate Centre) drawn)
    {
        var outline = Projection.Utm48.ToMetres(drawn.Outline);
        var centre = Projection.Utm48.ToMetres(drawn.Centre.X, drawn.Centre.Y);
        var inside = outline.Contains(outline.Factory.CreatePoint(centre)) ? centre : outline.InteriorPoint.Coordinate;
        return new DistrictPlan(code, name, KnownPlaces.English(code), outline, inside, streets);
    }

    private static (Geometry Outline, Coordinate Centre) Find(
        IReadOnlyDictionary<DivisionCode, (Geometry Outline, Coordinate Centre)> outlines, DivisionCode code) =>
        outlines.TryGetValue(code, out var found)
            ? found
            : throw new CityPackageException(EchartsOutlines.Source, 0, $"has no outline of {code}.");
}
