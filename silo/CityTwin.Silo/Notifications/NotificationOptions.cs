namespace CityTwin.Notifications;

/// <summary>How people are told, and by what.</summary>
public sealed class NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>How soon, how often and how much.</summary>
    public NotificationPolicy Policy { get; set; } = new();

    /// <summary>Where people reach the gateway, for links in messages, as <c>https://city.example</c>; empty for no links.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>
    /// Webhooks may lead to loopback, private and link-local addresses, and be without TLS. For a local start and tests: where
    /// others set webhooks, it would let them reach what only this machine should.
    /// </summary>
    public bool AllowLocalTargets { get; set; }

    /// <summary>How often a desk looks at its log and at what is due.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Entries of the log taken at one look.</summary>
    public int EntriesPerLook { get; set; } = 500;

    /// <summary>How far back a desk that is new looks in its log, in entries.</summary>
    public int MaxFirstLook { get; set; } = 5_000;

    /// <summary>How often the open alerts on the board are gone through for those that nobody is asked about.</summary>
    public TimeSpan LookForMissedEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Open alerts looked at for that at one look; the others at the next.</summary>
    public int MissedPerLook { get; set; } = 200;

    /// <summary>How long a place in the log that told nobody stays unsaved: after a crash it is read again.</summary>
    public TimeSpan SavePlaceEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a roster, or what people prefer, is remembered before it is asked for again.</summary>
    public TimeSpan RosterKnownFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a roster, the preferences or the list of the revoked may take to answer; meanwhile the district's log is not read.</summary>
    public TimeSpan ReadWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Rosters that a desk reads at once.</summary>
    public int RostersReadAtOnce { get; set; } = 16;

    /// <summary>Rosters that cannot be read and are remembered as such; past it one is asked again at once.</summary>
    public int MaxFailingRosters { get; set; } = 200;

    /// <summary>How long a roster, or a part of a desk's work, that failed is left alone; each time again twice as long.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>It is never left alone for longer: what raises alerts waits for nobody, and neither should who is to be told.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after it was logged that one fails it is logged again.</summary>
    public TimeSpan TellFailureAgainAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long it is remembered who was revoked before it is asked for again.</summary>
    public TimeSpan RevocationsKnownFor { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a channel may take for one message.</summary>
    public TimeSpan SendWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages of a district on their way at once, for each channel: who is slow holds up only his own kind.</summary>
    public int MaxSendsAtOnce { get; set; } = 16;

    /// <summary>Notifications told of in full in one message; the rest are counted.</summary>
    public int MaxListed { get; set; } = 50;

    /// <summary>How long the link in a message acknowledges.</summary>
    public TimeSpan LinkFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The least time between two tests of a person.</summary>
    public TimeSpan TestEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a subscription lasts unless renewed.</summary>
    public TimeSpan SubscriptionLasts { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>People who watch a district's desk at once.</summary>
    public int MaxWatched { get; set; } = 2_000;

    /// <summary>Notifications of one answer, whatever was asked for.</summary>
    public int MaxPerPage { get; set; } = 500;

    /// <summary>People of the city who have preferences.</summary>
    public int MaxPeople { get; set; } = 2_000;

    /// <summary>The city's mail server.</summary>
    public MailOptions Mail { get; set; } = new();
}
