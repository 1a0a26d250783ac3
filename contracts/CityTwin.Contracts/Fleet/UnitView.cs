using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A unit or a dock as centres see it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitView")]
public sealed record UnitView
{
    [Id(0)] public required UnitDefinition Definition { get; init; }

    /// <summary>Grows with every change.</summary>
    [Id(1)] public long Version { get; init; }

    /// <summary>Of its type, or as its factsheet narrows it.</summary>
    [Id(2)] public required IReadOnlyList<Capability> Capabilities { get; init; }

    [Id(3)] public UnitLink Link { get; init; }

    [Id(4)] public UnitControl Control { get; init; }

    [Id(5)] public UnitStatus Status { get; init; }

    /// <summary>When it was last heard; 0 for never.</summary>
    [Id(6)] public long HeardAtMs { get; init; }

    /// <summary>Null until it has said where it is; then its home stands for it.</summary>
    [Id(7)] public UnitMotion? Motion { get; init; }

    /// <summary>The cell it is in now: whose it is for the moment.</summary>
    [Id(8)] public DivisionCode Cell { get; init; }

    /// <summary>Energy left, 0 to 100; null for what has none to speak of.</summary>
    [Id(9)] public double? EnergyPercent { get; init; }

    [Id(10)] public IReadOnlyList<UnitTrouble> Troubles { get; init; } = [];

    [Id(11)] public UnitLease? Lease { get; init; }

    [Id(12)] public MissionId? Mission { get; init; }

    /// <summary>The stop of its task it is on its way to or at, from 0.</summary>
    [Id(13)] public int? Stop { get; init; }

    /// <summary>When it should be there.</summary>
    [Id(14)] public long? EtaMs { get; init; }

    /// <summary>What is still ahead of it, from where it is.</summary>
    [Id(15)] public IReadOnlyList<GeoPoint> Path { get; init; } = [];

    /// <summary>The last, newest first; at most <see cref="MaxHistory"/>.</summary>
    [Id(16)] public IReadOnlyList<PastMission> History { get; init; } = [];

    /// <summary>Of a dock: its cover, its drone, wind and rain there, as <c>windMps</c>; else empty.</summary>
    [Id(17)] public IReadOnlyDictionary<string, double> Measures { get; init; } = new Dictionary<string, double>();

    /// <summary>Of its task, as it was told last; null without one. The record may be behind it.</summary>
    [Id(18)] public int? Revision { get; init; }

    public const int MaxHistory = 20;

    public TwinId Id => Definition.Id;

    /// <summary>Where it is, as far as is known.</summary>
    public GeoPoint Place => Motion?.Position ?? Definition.Home;
}
