namespace CityTwin.Vda5050;

/// <summary>Which header id comes next, by topic. It is kept by whoever sends: of a topic it never goes back.</summary>
public sealed record VdaHeaderCounts(uint Order = 0, uint InstantActions = 0, uint ZoneSet = 0, uint Responses = 0)
{
    /// <exception cref="ArgumentOutOfRangeException">A topic on which robots speak.</exception>
    public (uint HeaderId, VdaHeaderCounts Next) Take(VdaTopicKind topic) => topic switch
    {
        VdaTopicKind.Order => (Order, this with { Order = unchecked(Order + 1) }),
        VdaTopicKind.InstantActions => (InstantActions, this with { InstantActions = unchecked(InstantActions + 1) }),
        VdaTopicKind.ZoneSet => (ZoneSet, this with { ZoneSet = unchecked(ZoneSet + 1) }),
        VdaTopicKind.Responses => (Responses, this with { Responses = unchecked(Responses + 1) }),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "Robots speak there: expected a topic to robots."),
    };
}
