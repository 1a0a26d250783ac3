namespace CityTwin.WorkOrders;

/// <summary>How far apart two reports of one category may be and still tell of the same.</summary>
/// <param name="Family">Categories of one family may be two words for the same: a major class.</param>
public sealed record DuplicateWindow(string Family, double WithinM, double WithinMinutes)
{
    /// <summary>For a category that the catalogue does not have: nobody knows what the same would be.</summary>
    private static readonly DuplicateWindow Unknown = new("", 0, 0);

    /// <summary>The windows of the city package, by category.</summary>
    public static Func<string, DuplicateWindow> Of(WorkCatalogue catalogue)
    {
        var known = catalogue.Categories.ToDictionary(
            category => category.Code,
            category => new DuplicateWindow(
                category.Major.Code, category.Definition.SameWithinM, category.Definition.SameWithinMinutes),
            StringComparer.Ordinal);
        return category => known.GetValueOrDefault(category, Unknown);
    }
}
