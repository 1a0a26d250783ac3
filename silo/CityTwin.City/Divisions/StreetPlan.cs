namespace CityTwin.City.Generation;

/// <summary>A street or town that is to get an outline.</summary>
/// <param name="Near">Where it lies, roughly, when that is known.</param>
internal sealed record StreetPlan(
    DivisionCode Code, string Name, string NameEn, GeoPoint? Near, IReadOnlyList<CommunityPlan> Communities)
{
    private static readonly string[] Endings = ["街道", "镇", "乡"];

    /// <summary>Streets are built up, towns less so, townships hardly.</summary>
    public bool IsUrban => Name.EndsWith("街道", StringComparison.Ordinal);

    public string ShortName
    {
        get
        {
            var ending = Endings.FirstOrDefault(e => Name.EndsWith(e, StringComparison.Ordinal) && Name.Length > e.Length);
            return ending is null ? Name : Name[..^ending.Length];
        }
    }
}
