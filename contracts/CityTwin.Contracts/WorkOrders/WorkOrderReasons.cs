namespace CityTwin.WorkOrders;

/// <summary>
/// The reasons a person may give for what stops or delays an order. They are listed words, so that the record of them can
/// be counted and says nothing of anybody; whatever else there is to say goes in the note.
/// </summary>
public static class WorkOrderReasons
{
    public static IReadOnlyList<string> Reject { get; } =
        ["not-found", "not-a-city-matter", "outside-the-city", "private-matter", "false-alarm", "insufficient-information", "already-handled"];

    public static IReadOnlyList<string> Return { get; } =
        ["not-our-duty", "not-our-area", "needs-other-department", "insufficient-information", "no-capacity"];

    public static IReadOnlyList<string> Rework { get; } =
        ["not-solved", "partly-solved", "came-back", "evidence-missing", "new-damage"];

    public static IReadOnlyList<string> Suspend { get; } =
        ["weather", "awaiting-material", "awaiting-permit", "ownership-dispute", "major-works", "public-security"];

    public static IReadOnlyList<string> Extend { get; } =
        ["weather", "larger-than-reported", "awaiting-material", "coordination", "access"];
}
