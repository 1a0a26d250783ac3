namespace CityTwin.Warnings;

/// <summary>A message of another authority, as it concerns one district.</summary>
/// <param name="Sender">The authority, in its own words and unique in the world.</param>
/// <param name="SenderName">Its name for people.</param>
/// <param name="Identifier">The message's own, unique with its sender.</param>
/// <param name="SentAtMs">In whole seconds, as CAP has it.</param>
/// <param name="Note">Why it was taken back, or what an exercise is for; null for nothing.</param>
/// <param name="Sha256">Of the XML as it came, lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.ReceivedMessage")]
public sealed record ReceivedMessage(
    [property: Id(0)] string Sender,
    [property: Id(1)] string SenderName,
    [property: Id(2)] string Identifier,
    [property: Id(3)] long SentAtMs,
    [property: Id(4)] ReceivedKind Kind,
    [property: Id(5)] ReceivedStatus Status,
    [property: Id(6)] string? Note,
    [property: Id(7)] string Sha256);
