namespace CityTwin.Fleet;

/// <summary>A city's rules of dispatch: <c>dispatch.json</c> of its package.</summary>
/// <param name="Launches">What launches by itself; of one alert the first that fits does.</param>
/// <param name="Terms">What a kind of mission needs and how long it may take; at most one a kind, <see cref="MissionTerms.Usual"/> for the others.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DispatchRules")]
public sealed record DispatchRules(
    [property: Id(0)] IReadOnlyList<LaunchRule> Launches, [property: Id(1)] IReadOnlyList<MissionTerms> Terms)
{
    public const int MaxLaunches = 200;

    /// <summary>Nothing launches by itself.</summary>
    public static DispatchRules None { get; } = new([], []);

    public MissionTerms For(MissionKind kind) =>
        Terms.FirstOrDefault(terms => terms.Kind == kind) ?? MissionTerms.Usual(kind);
}
