namespace CityTwin.Warnings;

/// <summary>Where a warning comes from that none of the city's centres has issued.</summary>
/// <param name="Sender">The authority, in its own words: only its messages change the warning.</param>
/// <param name="SenderName">Its name for people, as its newest message has it.</param>
/// <param name="Status">Exercises and tests are kept apart from what is meant.</param>
/// <param name="BroughtBy">The principal that delivered its newest message.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningOrigin")]
public sealed record WarningOrigin(
    [property: Id(0)] string Sender,
    [property: Id(1)] string SenderName,
    [property: Id(2)] ReceivedStatus Status,
    [property: Id(3)] string BroughtBy);
