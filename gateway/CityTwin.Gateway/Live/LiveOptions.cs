namespace CityTwin.Gateway.Live;

/// <summary>How the gateway follows the city and keeps its watchers told.</summary>
public sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>How often a subscription is renewed. Grains forget a subscriber after a minute.</summary>
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a followed log's head is asked for: what heals a lost push when nothing comes after it.</summary>
    public TimeSpan HeadCheckEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long deltas on their way may take before a street that is ahead of us is read anew.</summary>
    public TimeSpan DeltaGrace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause after a subscription could not be had.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a feed nobody watches is kept: a map being dragged comes back.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a new watcher waits for its feeds before it is told to come back.</summary>
    public TimeSpan ReadyWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after which a watcher is sent a heartbeat.</summary>
    public TimeSpan HeartbeatEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one message may take to be taken before the watcher counts as too slow.</summary>
    public TimeSpan WriteWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause between two messages of twins to one watcher; what changes meanwhile is sent together.</summary>
    public TimeSpan TwinsEvery { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Most streets one watcher may follow twin by twin.</summary>
    public int MaxStreetsPerWatch { get; set; } = 64;

    /// <summary>Most twins changed and not yet sent to one watcher.</summary>
    public int MaxPendingTwins { get; set; } = 50_000;

    /// <summary>Most twins in one message.</summary>
    public int TwinsPerMessage { get; set; } = 500;

    /// <summary>Newest events of a district kept to serve watchers without asking the log.</summary>
    public int TailEntries { get; set; } = 2_048;

    /// <summary>Most events asked of a log at once.</summary>
    public int EventsPerRead { get; set; } = 256;

    /// <summary>Most deltas kept while a street's snapshot is on its way.</summary>
    public int MaxBacklog { get; set; } = 256;

    /// <summary>Most streams open at once, all watchers together.</summary>
    public int MaxWatchers { get; set; } = 5_000;

    /// <summary>Of those, the most of one principal: one caller must not take the room of all.</summary>
    public int MaxWatchersPerPrincipal { get; set; } = 64;
}
