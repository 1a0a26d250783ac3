namespace CityTwin.Notifications;

/// <summary>Who is on duty now, and who comes after.</summary>
/// <param name="Now">In the order they are asked; nobody when the roster has a gap.</param>
/// <param name="Next">Who comes at the next change.</param>
/// <param name="NextAtMs">When that is; null when nothing changes within eight days.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.Duty")]
public sealed record Duty(
    [property: Id(0)] IReadOnlyList<string> Now, [property: Id(1)] IReadOnlyList<string> Next, [property: Id(2)] long? NextAtMs);
