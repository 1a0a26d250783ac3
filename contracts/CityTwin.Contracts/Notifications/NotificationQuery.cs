namespace CityTwin.Notifications;

/// <summary>Which notifications of a district; newest first.</summary>
/// <param name="Recipient">Whose; null for everybody's.</param>
/// <param name="Subject">About which alert or order; null for any.</param>
/// <param name="Open">Not acknowledged yet (true), or done with; null for both.</param>
/// <param name="Before">Only those after this one in the list.</param>
/// <param name="ChangedAfter">Only those whose last change is after this one of the district's; null for all.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.NotificationQuery")]
public sealed record NotificationQuery(
    [property: Id(0)] string? Recipient = null,
    [property: Id(1)] string? Subject = null,
    [property: Id(2)] bool? Open = null,
    [property: Id(3)] NotificationCursor? Before = null,
    [property: Id(4)] int Max = 100,
    [property: Id(5)] long? ChangedAfter = null);
