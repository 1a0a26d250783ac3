namespace CityTwin.City.Generation;

/// <summary>Makes a district, from its outline down to its pipes.</summary>
internal sealed class DistrictBuilder(CityRecipe recipe, IReadOnlyList<River> rivers, TerrainGrid terrain)
{
    /// <param name="cellsOf">How many cells each of its communities is to have.</param>
    public DistrictModel Build(DistrictPlan plan, IReadOnlyDictionary<DivisionCode, int> cellsOf)
    {
        var near = rivers.Where(river => river.Water.EnvelopeInternal.Intersects(plan.Outline.EnvelopeInternal)).ToArray();
        var tiling = DistrictTiling.Cut(plan, Banks.In(plan.Outline, near), community => cellsOf[community.Code], recipe.Seed);
        var roads = RoadBuilder.Build(plan, tiling, near, recipe.Seed);
        var count = (int)Math.Round(tiling.Cells.Count * recipe.BuildingsPerCell);
        var buildings = new BuildingBuilder(plan, tiling, new Urbanity(plan), terrain, recipe.Seed).Build(count);

        // The country has ditches and wells.
        var urban = plan.Streets.Where(street => street.IsUrban).Select(street => street.Code).ToHashSet();
        var piped = new Predicate<DivisionCode>(street => urban.Count == 0 || urban.Contains(street));
        var drains = new DrainBuilder(plan, roads, piped, terrain).Build();
        var mains = MainBuilder.Build(plan, roads, piped, terrain);
        return new DistrictModel(plan, tiling, roads, buildings, [.. drains, .. mains], terrain);
    }
}
