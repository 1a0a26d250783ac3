using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>A unit or a dock as it is known from what it has said and what it was asked; pure.</summary>
public sealed record UnitState
{
    public const int MaxRadio = 200;
    public const int MaxTroubles = 50;
    public const int MaxMeasures = 50;
    public const int MaxRecentTasks = 8;

    /// <summary>Signals of tasks that missions have not taken; more are not heard until some are.</summary>
    public const int MaxUntold = 200;

    public required UnitDefinition Definition { get; init; }

    public UnitLink Link { get; init; }

    /// <summary>Whether its link is what silence made of it: the next word ends that.</summary>
    public bool IsQuiet { get; init; }

    public UnitControl Control { get; init; }

    /// <summary>What its people say of their duty.</summary>
    public UnitStatus Duty { get; init; }

    /// <summary>When it was last heard; 0 for never.</summary>
    public long HeardAtMs { get; init; }

    public UnitMotion? Motion { get; init; }

    public double? EnergyPercent { get; init; }

    public bool IsCharging { get; init; }

    public IReadOnlyList<UnitTrouble> Troubles { get; init; } = [];

    public IReadOnlyDictionary<string, double> Measures { get; init; } = new Dictionary<string, double>();

    public UnitLease? Lease { get; init; }

    /// <summary>The last token given; it only grows.</summary>
    public long LastFence { get; init; }

    /// <summary>What it has to do.</summary>
    public UnitTask? Task { get; init; }

    public long TaskBeganAtMs { get; init; }

    public int Stop { get; init; }

    /// <summary>Its task is over and it is not at home yet.</summary>
    public bool IsReturning { get; init; }

    /// <summary>A task it forfeited while it was not heard: it is told to end it when it comes back.</summary>
    public string? StrayTask { get; init; }

    /// <summary>Whose its last tasks were, the newest last: pictures come late.</summary>
    public IReadOnlyList<(string TaskId, MissionId Mission)> RecentTasks { get; init; } = [];

    public IReadOnlyList<PastMission> History { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RadioLine> Radio { get; init; } = [];

    /// <summary>What missions are still to be told, oldest first.</summary>
    public IReadOnlyList<(MissionId Mission, TaskSignal Signal)> Untold { get; init; } = [];

    public GeoPoint Place => Motion?.Position ?? Definition.Home;

    /// <summary>A unit of which nothing was ever heard.</summary>
    public static UnitState New(UnitDefinition definition) => new() { Definition = definition };

    /// <summary>The lease in force.</summary>
    public UnitLease? LeaseAt(long nowMs) => Lease is { } lease && lease.UntilMs > nowMs ? lease : null;

    /// <summary>With one more line in its radio log.</summary>
    public UnitState Say(RadioLine line) => this with { Radio = [.. Radio.Skip(Radio.Count - MaxRadio + 1), line] };

    /// <summary>The same, of something that was not said to it.</summary>
    public UnitState Note(long atMs, string what, string text, MissionId? mission = null) =>
        Say(new RadioLine(atMs, Outgoing: false, what, "", text, mission?.Value));
}
