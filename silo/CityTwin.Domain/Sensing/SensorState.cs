using System.Buffers;
using CityTwin.Alerts;
using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>
/// One sensor: its newest values, a short window of each metric, its health and where its rules stand. It is changed in
/// place, and only by what is passed in: the same calls in the same order always lead to the same state (ADR 7).
/// </summary>
public sealed class SensorState
{
    private readonly List<AlertSignal> _pending = [];

    /// <summary>Grows with each change that lists and maps show.</summary>
    public long Version { get; private set; }

    /// <summary>Whether its values can be relied on.</summary>
    public SensorHealth Health { get; private set; }

    /// <summary>The worst of its active alerts.</summary>
    public Severity Severity { get; private set; }

    /// <summary>How many alerts are active on it.</summary>
    public int ActiveAlerts { get; private set; }

    /// <summary>Arrival of the newest accepted reading; null when never heard from.</summary>
    public long? LastHeardMs { get; private set; }

    /// <summary>Why it is faulty, when it is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Signals that no alert has taken yet, oldest first. Send them in this order.</summary>
    public IReadOnlyList<AlertSignal> Pending => _pending;

    /// <summary>Takes a reading. Repetitions and what is older than the whole window change nothing.</summary>
    /// <param name="receivedAtMs">When the front door took it.</param>
    /// <param name="profile">What the kind shows in this area, once it is known.</param>
    public Observation Observe(
        Reading reading, long receivedAtMs, SensorDefinition definition, SensorRules rules, SeasonalProfile? profile)
    {
        LastHeardMs = Math.Max(LastHeardMs ?? receivedAtMs, receivedAtMs);
        return default;
    }

    /// <summary>Notices silence: stale, offline, no data. Due at <see cref="NextDueMs"/>; calling it earlier does no harm.</summary>
    /// <param name="listeningSinceMs">
    /// Since when the city could have heard it. No alert is raised of a silence that was the city's own deafness.
    /// </param>
    public Observation Tick(long nowMs, long listeningSinceMs, SensorDefinition definition, SensorRules rules) => default;

    /// <summary>When <see cref="Tick"/> next has something to notice; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDueMs(long listeningSinceMs, SensorDefinition definition, SensorRules rules) => long.MaxValue;

    /// <summary>It said something physics does not allow. The next good reading ends it.</summary>
    public Observation MarkFault(string reason, long atMs, SensorDefinition definition, SensorRules rules)
    {
        Fault = reason;
        return default;
    }

    /// <summary>An alert has taken a signal and answered how it stands.</summary>
    public Observation Delivered(AlertSignal signal, AlertView alert, SensorDefinition definition)
    {
        _pending.Remove(signal);
        return default;
    }

    /// <summary>Someone cleared an alert by hand: its rule is silent until its condition has gone and come back.</summary>
    public Observation ClearedByHand(AlertId alert, long nowMs, SensorDefinition definition) => default;

    /// <summary>What lists and maps show.</summary>
    public TwinRow Row(SensorDefinition definition) => new(
        definition.Id, Version, definition.Kind, definition.Name, definition.Cell, definition.Building,
        definition.Position, Health, Severity, ActiveAlerts, [], definition.DeviceId);

    /// <summary>All that its panel shows.</summary>
    public SensorView View(SensorDefinition definition, SensorRules rules) =>
        new(Row(definition), definition.Clock, LastHeardMs, Fault, [], []);

    /// <summary>Writes it for its cell's snapshot.</summary>
    public void Write(IBufferWriter<byte> to)
    {
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a version this build does not know.</exception>
    public static SensorState Read(ReadOnlySpan<byte> from) => new();
}
