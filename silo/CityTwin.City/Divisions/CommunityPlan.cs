namespace CityTwin.City.Generation;

/// <summary>A community or village that is to get an outline.</summary>
internal sealed record CommunityPlan(DivisionCode Code, string Name)
{
    private static readonly string[] Endings =
        ["社区居民委员会", "居民委员会", "社区居委会", "村民委员会", "村委会", "居委会", "社区工作站", "社区", "村"];

    /// <summary>What people call it: without the committee that runs it.</summary>
    public string ShortName
    {
        get
        {
            var ending = Endings.FirstOrDefault(e => Name.EndsWith(e, StringComparison.Ordinal) && Name.Length > e.Length);
            return ending is null ? Name : Name[..^ending.Length];
        }
    }
}
