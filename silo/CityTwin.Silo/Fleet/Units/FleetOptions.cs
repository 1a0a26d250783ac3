namespace CityTwin.Fleet.Units;

/// <summary>Bounds and times of units.</summary>
internal sealed class FleetOptions
{
    public const string Section = "Fleet";

    /// <summary>Points of a unit's flown or driven way that are kept.</summary>
    public int MaxTrackPoints { get; set; } = 1_000;

    /// <summary>Of those, how many are kept with its state, over a restart.</summary>
    public int MaxSavedTrackPoints { get; set; } = 300;

    /// <summary>How often a unit that moves is saved, when nothing that matters has happened; each at a moment of its own.</summary>
    public TimeSpan SaveEvery { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long after it could not be saved it is tried again by itself; with what is heard it is at once.</summary>
    public TimeSpan SaveAgainAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a unit says to its cell that it is there, when it does not change cells.</summary>
    public TimeSpan DwellEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A cell that has not been told so for this long forgets the unit.</summary>
    public TimeSpan DwellFor { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>The least time between two looks at silence and at answers that are due.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long after a mission could not be told it is tried again.</summary>
    public TimeSpan TellAgainAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a mission may take to be told.</summary>
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Messages that wait to go to a unit's device; the oldest of no guarantee is dropped for one more.</summary>
    public int MaxOutgoing { get; set; } = 200;

    /// <summary>Units of other districts that a district shows at once.</summary>
    public int MaxVisitors { get; set; } = 500;

    /// <summary>How often a subscriber is told of units, at most.</summary>
    public TimeSpan SpeakEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A subscription that is not renewed ends.</summary>
    public TimeSpan SubscriptionLasts { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Subscribers of a district's units; gateways, not people.</summary>
    public int MaxSubscribers { get; set; } = 200;

    /// <summary>Units of a district.</summary>
    public int MaxUnitsPerDistrict { get; set; } = 5_000;

    /// <summary>Units of a district that are woken at once.</summary>
    public int WokenAtOnce { get; set; } = 16;

    /// <summary>The most rows of a page of units.</summary>
    public int MaxPage { get; set; } = 1_000;
}
