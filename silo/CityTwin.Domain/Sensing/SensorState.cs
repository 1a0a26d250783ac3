using CityTwin.Alerts;
using CityTwin.Governance;
using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <summary>
/// One sensor: its newest values, a short window of each metric, its health and where its rules stand. It is changed in
/// place, and only by what is passed in: the same calls in the same order always lead to the same state (ADR 8).
/// </summary>
public sealed partial class SensorState
{
    private const long MsPerSecond = 1000;
    private const long Never = long.MinValue;

    private string[] _metrics = [];
    private MetricWindow?[] _windows = [];
    private string[] _ruleIds = [];
    private WatchShape[] _shapes = [];
    private RuleMemory[] _memories = [];
    private AlertTrail?[] _trails = [];
    private List<AlertSignal>? _pending;
    private long _heardMs = Never;
    private long _faultMs = Never;
    private long _asOfMs = Never;
    private string? _reported;

    /// <summary>Grows with each change that lists and maps show, and with time, so that it also grows across restarts.</summary>
    public long Version { get; private set; }

    /// <summary>Whether its values can be relied on.</summary>
    public SensorHealth Health { get; private set; }

    /// <summary>The worst of its active alerts.</summary>
    public Severity Severity { get; private set; }

    /// <summary>How many alerts are active on it.</summary>
    public int ActiveAlerts { get; private set; }

    /// <summary>Arrival of the newest accepted reading; null when never heard from.</summary>
    public long? LastHeardMs => _heardMs == Never ? null : _heardMs;

    /// <summary>Why it is faulty, when it is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Signals that no alert has taken yet, oldest first. Send them in this order.</summary>
    public IReadOnlyList<AlertSignal> Pending => _pending ?? (IReadOnlyList<AlertSignal>)[];

    /// <summary>
    /// Takes a reading. A repetition, and what is older than the whole window, changes nothing; a late one changes no
    /// newer value, but is told to the rules in its place.
    /// </summary>
    /// <param name="receivedAtMs">When the front door took it.</param>
    /// <param name="profile">What the kind shows in this area, once it is known.</param>
    public Observation Observe(
        Reading reading, long receivedAtMs, SensorDefinition definition, SensorRules rules, SeasonalProfile? profile)
    {
        Bind(definition, rules);
        var said = Pending.Count;
        var newestMs = NewestMs();
        var order = SampleOrder.Of(reading);
        var (accepted, newer) = (false, false);
        List<HourSample>? hours = null;
        foreach (ref readonly var value in reading.Values.AsSpan())
        {
            var metric = Array.IndexOf(rules.Metrics, value.Metric);
            if (metric < 0 || !double.IsFinite(value.Value))
            {
                continue;
            }

            var window = _windows[metric] ??= new MetricWindow();
            var place = window.PlaceFor(order);
            if (place < 0)
            {
                continue;
            }

            accepted = true;
            if (place < window.Count)
            {
                TakeLate(metric, place, order, value.Value, definition, rules, profile);
                continue;
            }

            newer = true;
            if (rules.Scored[metric] && window.Count > 0
                && Expectation.HourOf(order.TimeMs) > Expectation.HourOf(window.NewestMs))
            {
                (hours ??= []).Add(Expectation.NewestHour(value.Metric, window));
            }

            TakeNewest(metric, order, value.Value, definition, rules, profile);
        }

        if (!accepted)
        {
            return default;
        }

        Hear(receivedAtMs, newestMs, reading.TimeMs, definition, rules);
        return Conclude(said, newer, receivedAtMs, definition, rules) with { Accepted = true, Hours = hours };
    }

    /// <summary>Notices silence: stale, offline, no data. Due at <see cref="NextDueMs"/>; calling it earlier does no harm.</summary>
    /// <param name="listeningSinceMs">
    /// Since when the city could have heard it. No alert is raised of a silence that was the city's own deafness.
    /// </param>
    public Observation Tick(long nowMs, long listeningSinceMs, SensorDefinition definition, SensorRules rules)
    {
        Bind(definition, rules);
        var said = Pending.Count;
        _asOfMs = Math.Max(_asOfMs, nowMs);
        if (definition.Clock == DeviceClock.Live && _heardMs != Never)
        {
            foreach (var rule in rules.Silences)
            {
                MissData(rule, nowMs, listeningSinceMs, definition, rules);
            }
        }

        return Conclude(said, newer: false, nowMs, definition, rules);
    }

    /// <summary>When <see cref="Tick"/> next has something to notice; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDueMs(long listeningSinceMs, SensorDefinition definition, SensorRules rules)
    {
        Bind(definition, rules);
        var due = long.MaxValue;
        if (definition.Clock == DeviceClock.Replay)
        {
            return due;
        }

        if (Health is not SensorHealth.Offline)
        {
            var offlineMs = Math.Max(_heardMs, _faultMs) + (rules.Kind.OfflineAfterSeconds * MsPerSecond);
            var staleMs = _heardMs == Never ? offlineMs : _heardMs + (rules.Kind.StaleAfterSeconds * MsPerSecond);
            due = Health is SensorHealth.Online ? Math.Min(staleMs, offlineMs) : offlineMs;
        }

        if (_heardMs != Never)
        {
            foreach (var rule in rules.Silences)
            {
                var silenceMs = rules.SilentAtMs(rule, Math.Max(_heardMs, listeningSinceMs));
                due = _trails[rule] is { IsOpen: true } ? due : Math.Min(due, silenceMs);
            }
        }

        return due;
    }

    /// <summary>It said something physics does not allow. A good reading received later ends it, or has already.</summary>
    public Observation MarkFault(string reason, long atMs, SensorDefinition definition, SensorRules rules)
    {
        if (atMs < _heardMs)
        {
            return default;
        }

        Bind(definition, rules);
        _reported = reason;
        _faultMs = Math.Max(_faultMs, atMs);
        _asOfMs = Math.Max(_asOfMs, atMs);
        return Conclude(Pending.Count, newer: false, atMs, definition, rules);
    }

    /// <summary>An alert has taken a signal and answered how it stands; if a person cleared it, its rule learns of it here.</summary>
    public Observation Delivered(AlertSignal signal, AlertView alert, SensorDefinition definition)
    {
        _pending?.Remove(signal);
        return alert.Active || signal.Severity == Severity.None
            ? default
            : ClearedByHand(alert.Id, alert.UpdatedAtMs, definition);
    }

    /// <summary>Someone cleared an alert by hand: its rule is silent until its condition has gone and come back.</summary>
    public Observation ClearedByHand(AlertId alert, long nowMs, SensorDefinition definition)
    {
        for (var rule = 0; rule < _trails.Length; rule++)
        {
            if (_trails[rule] is { IsActive: true } trail
                && AlertIdentity.Derive(definition.Id, _ruleIds[rule], trail.RaisedAtMs) == alert)
            {
                trail.ClearByHand();
                CountAlerts();
                Version = Math.Max(Version + 1, nowMs);
                return new Observation(Accepted: false, RowChanged: true, HealthChanged: false);
            }
        }

        return default;
    }

    /// <summary>Whether it knows of an alert on it: a rule holds it open, or what it has yet to say speaks of it.</summary>
    public bool Holds(AlertView alert)
    {
        var rule = Array.IndexOf(_ruleIds, alert.Rule);
        return Pending.Any(signal => signal.Id == alert.Id) || (rule >= 0 && _trails[rule] is { IsOpen: true } trail
            && AlertIdentity.Derive(alert.Subject, alert.Rule, trail.RaisedAtMs) == alert.Id);
    }

    /// <summary>The alerts that its rules hold active and have told.</summary>
    public IEnumerable<AlertId> Told(SensorDefinition definition) => Enumerable.Range(0, _trails.Length)
        .Where(rule => _trails[rule] is { IsActive: true })
        .Select(rule => AlertIdentity.Derive(definition.Id, _ruleIds[rule], _trails[rule]!.RaisedAtMs))
        .Where(alert => Pending.All(signal => signal.Id != alert));

    /// <summary>
    /// An alert on it is active. If its raise was never saved here, its rule takes it for its own, so that it is not
    /// raised twice and the next reading can clear it. One whose rule is gone, or holds a newer one, is over.
    /// </summary>
    public Observation Adopt(AlertView alert, long nowMs, SensorDefinition definition, SensorRules rules)
    {
        Bind(definition, rules);
        if (Holds(alert))
        {
            return default;
        }

        var said = Pending.Count;
        AdoptOrEnd(alert, definition);
        return Conclude(said, newer: false, nowMs, definition, rules);
    }

    /// <summary>What lists and maps show.</summary>
    public TwinRow Row(SensorDefinition definition) => new(
        definition.Id, Version, definition.Kind, definition.Name, definition.Cell, definition.Building,
        definition.Position, Health, Severity, ActiveAlerts, Latest(), definition.DeviceId);

    /// <summary>The newest value of each metric that was ever measured.</summary>
    public IReadOnlyList<MetricSample> Latest()
    {
        var latest = new MetricSample[_windows.Count(window => window is { Count: > 0 })];
        var count = 0;
        for (var metric = 0; metric < _windows.Length; metric++)
        {
            if (_windows[metric] is { Count: > 0 } window)
            {
                latest[count++] = new MetricSample(_metrics[metric], window.NewestValue, window.NewestMs);
            }
        }

        return latest;
    }

    /// <summary>All that its panel shows.</summary>
    public SensorView View(SensorDefinition definition, SensorRules rules)
    {
        Bind(definition, rules);
        var samples = new List<MetricSample>();
        for (var metric = 0; metric < _windows.Length; metric++)
        {
            for (var i = 0; i < (_windows[metric]?.Count ?? 0); i++)
            {
                var sample = _windows[metric]![i];
                samples.Add(new MetricSample(_metrics[metric], sample.Value, sample.TimeMs));
            }
        }

        return new SensorView(
            Row(definition), definition.Clock, LastHeardMs, Fault, samples,
            [.. Enumerable.Range(0, _ruleIds.Length).Select(rule => Standing(rule, definition, rules))]);
    }

    private RuleStanding Standing(int rule, SensorDefinition definition, SensorRules rules)
    {
        var trail = _trails[rule];
        var severity = rules.Watches[rule] is { } watch ? _memories[rule].Standing(watch) : trail?.Said ?? Severity.None;
        return trail is { IsActive: true }
            ? new RuleStanding(_ruleIds[rule], severity, trail.RaisedAtMs,
                AlertIdentity.Derive(definition.Id, _ruleIds[rule], trail.RaisedAtMs).Value)
            : new RuleStanding(_ruleIds[rule], severity, null, null);
    }
}
