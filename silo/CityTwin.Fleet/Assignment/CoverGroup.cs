namespace CityTwin.Fleet.Assignment;

/// <summary>Units that stand for each other in one area: the drones of a street, the pumps of a district.</summary>
public sealed record CoverGroup
{
    public required string Id { get; init; }

    /// <summary>How many are ready there now, those on offer among them.</summary>
    public required int Ready { get; init; }

    /// <summary>How many should stay ready.</summary>
    public required int Needed { get; init; }

    /// <summary>
    /// What the area lacks more when the <paramref name="departure"/>th of them leaves, in shares of its cover: nothing while
    /// enough stay, then 1/n, 2/n and so on, as the last one is missed most. It never falls, so that a flow of least cost
    /// takes the departures in their order.
    /// </summary>
    public double Lack(int departure)
    {
        var missing = Math.Min(Needed, Needed - (Ready - departure));
        return missing <= 0 ? 0 : (double)missing / Needed;
    }
}
