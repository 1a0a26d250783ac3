using CityTwin.Alerts;
using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <content>How readings, silence and people move its rules, its health and its alerts.</content>
public sealed partial class SensorState
{
    /// <summary>What evidence of silence is a value of.</summary>
    private const string SilenceMetric = "silenceS";

    private void TakeNewest(
        int metric, in SampleOrder order, double value, SensorDefinition definition, SensorRules rules,
        SeasonalProfile? profile)
    {
        var window = _windows[metric]!;
        var sample = Expect(metric, window, window.Count, order.TimeMs, value, definition, rules, profile);
        MakeRoom(metric, window, rules);
        window.Insert(window.Count, order, sample);
        foreach (var rule in rules.WatchesOf[metric])
        {
            if (_trails[rule] is { } adopted && adopted.SettlesAt(sample.TimeMs))
            {
                adopted.Settle(
                    Voice(rule, _metrics[metric], definition),
                    _memories[rule].Settle(rules.Watches[rule]!, adopted.Said, sample));
            }
            else if (_memories[rule].Append(rules.Watches[rule]!, sample, out var turn))
            {
                Trail(rule).Turned(Voice(rule, _metrics[metric], definition), turn);
            }

            _trails[rule]?.ForgetBefore(window.OldestMs);
        }
    }

    private void TakeLate(
        int metric, int place, in SampleOrder order, double value, SensorDefinition definition, SensorRules rules,
        SeasonalProfile? profile)
    {
        var window = _windows[metric]!;
        var sample = Expect(metric, window, place, order.TimeMs, value, definition, rules, profile);
        place -= MakeRoom(metric, window, rules) ? 1 : 0;
        window.Insert(place, order, sample);
        Span<Episode> room = stackalloc Episode[MetricWindow.Capacity + 1];
        foreach (var rule in rules.WatchesOf[metric])
        {
            var episodes = _memories[rule].Retell(rules.Watches[rule]!, window, room);
            if (!episodes.IsEmpty || _trails[rule] is not null)
            {
                Trail(rule).Retold(Voice(rule, _metrics[metric], definition), episodes, window.NewestMs);
            }
        }
    }

    private static Sample Expect(
        int metric, MetricWindow window, int place, long timeMs, double value, SensorDefinition definition,
        SensorRules rules, SeasonalProfile? profile) => rules.Scored[metric]
        ? Expectation.Of(profile, definition.Id, rules.Metrics[metric], window, place, timeMs, value)
        : new Sample(timeMs, value, float.NaN, 0);

    private bool MakeRoom(int metric, MetricWindow window, SensorRules rules)
    {
        if (window.Count < MetricWindow.Capacity)
        {
            return false;
        }

        foreach (var rule in rules.WatchesOf[metric])
        {
            _memories[rule].Leave(rules.Watches[rule]!, window[0]);
        }

        window.RemoveOldest();
        return true;
    }

    /// <summary>An accepted reading ends silence and a reported fault.</summary>
    private void Hear(long receivedAtMs, long newestMs, long timeMs, SensorDefinition definition, SensorRules rules)
    {
        _heardMs = Math.Max(_heardMs, receivedAtMs);
        _asOfMs = Math.Max(_asOfMs, receivedAtMs);
        _reported = receivedAtMs >= _faultMs ? null : _reported;
        foreach (var rule in rules.Silences)
        {
            var limitS = rules.Silence(rule).ForSeconds;
            if (definition.Clock == DeviceClock.Live)
            {
                _trails[rule]?.Turned(
                    Voice(rule, SilenceMetric, definition), new Turn(receivedAtMs, Severity.None, 0, limitS));
                _trails[rule]?.ForgetBefore(receivedAtMs);
            }
            else if (_trails[rule] is { } adopted && adopted.SettlesAt(timeMs))
            {
                adopted.Settle(Voice(rule, SilenceMetric, definition), new Turn(timeMs, Severity.None, 0, limitS));
            }
            else if (newestMs != Never && rules.SilentAtMs(rule, newestMs) is var silentAtMs && timeMs >= silentAtMs)
            {
                // A replayed silence is known only when it is over.
                Trail(rule).ForgetBefore(newestMs);
                Trail(rule).SayPast(
                    Voice(rule, SilenceMetric, definition),
                    new Turn(silentAtMs, rules.Silence(rule).Severity, limitS, limitS),
                    new Turn(timeMs, Severity.None, 0, limitS));
            }
        }
    }

    private void MissData(int rule, long nowMs, long listeningSinceMs, SensorDefinition definition, SensorRules rules)
    {
        var silence = rules.Silence(rule);
        var silentAtMs = rules.SilentAtMs(rule, _heardMs);
        if (nowMs >= silentAtMs && nowMs >= rules.SilentAtMs(rule, listeningSinceMs) && _trails[rule] is not { IsOpen: true })
        {
            // The time is that of the last reading and not of this call, so that a restart names the same alert.
            Trail(rule).Turned(
                Voice(rule, SilenceMetric, definition),
                new Turn(silentAtMs, silence.Severity, silence.ForSeconds, silence.ForSeconds));
        }
    }

    /// <summary>Judges health and alerts anew, and says what changed.</summary>
    private Observation Conclude(int said, bool newer, long atMs, SensorDefinition definition, SensorRules rules)
    {
        var (health, fault) = (Health, Fault);
        Fault = _reported ?? Stuck(rules);
        Health = Judge(definition, rules);
        var alertsChanged = CountAlerts();
        var rowChanged = newer || alertsChanged || Health != health || Fault != fault;
        Version = rowChanged ? Math.Max(Version + 1, atMs) : Version;
        return new Observation(
            Accepted: false, rowChanged, Health != health,
            Pending.Count > said ? _pending!.GetRange(said, _pending.Count - said) : null);
    }

    private SensorHealth Judge(SensorDefinition definition, SensorRules rules)
    {
        var signOfLifeMs = Math.Max(_heardMs, _faultMs);
        if (signOfLifeMs == Never)
        {
            return SensorHealth.Offline;
        }

        var live = definition.Clock == DeviceClock.Live;
        if (live && _asOfMs - signOfLifeMs >= rules.Kind.OfflineAfterSeconds * MsPerSecond)
        {
            return SensorHealth.Offline;
        }

        if (Fault is not null)
        {
            return SensorHealth.Faulty;
        }

        return live && _asOfMs - _heardMs >= rules.Kind.StaleAfterSeconds * MsPerSecond
            ? SensorHealth.Stale
            : SensorHealth.Online;
    }

    private string? Stuck(SensorRules rules)
    {
        foreach (var rule in rules.Flatlines)
        {
            if (_memories[rule].Standing(rules.Watches[rule]!) != Severity.None)
            {
                return ((FlatlineWatch)rules.Watches[rule]!).Reason;
            }
        }

        return null;
    }

    private bool CountAlerts()
    {
        var (severity, active) = (Severity.None, 0);
        foreach (var trail in _trails)
        {
            if (trail is { IsActive: true })
            {
                severity = trail.Said > severity ? trail.Said : severity;
                active++;
            }
        }

        var changed = (severity, active) != (Severity, ActiveAlerts);
        (Severity, ActiveAlerts) = (severity, active);
        return changed;
    }

    private long NewestMs()
    {
        var newest = Never;
        foreach (var window in _windows)
        {
            newest = window is { Count: > 0 } ? Math.Max(newest, window.NewestMs) : newest;
        }

        return newest;
    }

    private AlertTrail Trail(int rule) => _trails[rule] ??= new AlertTrail();

    private RuleVoice Voice(int rule, string metric, SensorDefinition definition) =>
        new(definition.Id, definition.Cell, _ruleIds[rule], metric, _pending ??= []);

    /// <summary>Lays out its state for the rules it is watched by now; what they share with those before is kept.</summary>
    private void Bind(SensorDefinition definition, SensorRules rules)
    {
        if (ReferenceEquals(_metrics, rules.Metrics) && ReferenceEquals(_ruleIds, rules.RuleIds))
        {
            return;
        }

        var windows = new MetricWindow?[rules.Metrics.Length];
        for (var metric = 0; metric < windows.Length; metric++)
        {
            var old = Array.IndexOf(_metrics, rules.Metrics[metric]);
            windows[metric] = old < 0 ? null : _windows[old];
        }

        var memories = new RuleMemory[rules.RuleIds.Length];
        var trails = new AlertTrail?[rules.RuleIds.Length];
        for (var rule = 0; rule < memories.Length; rule++)
        {
            var old = Array.IndexOf(_ruleIds, rules.RuleIds[rule]);
            if (old >= 0)
            {
                trails[rule] = _trails[old];
                memories[rule] = _memories[old].Fits(_shapes[old], rules.Watches[rule]) ? _memories[old] : default;
            }
        }

        EndAlertsOfGoneRules(definition, rules);
        (_metrics, _windows) = (rules.Metrics, windows);
        (_ruleIds, _shapes, _memories, _trails) = (rules.RuleIds, rules.Shapes, memories, trails);
    }

    private void AdoptOrEnd(AlertView alert, SensorDefinition definition)
    {
        var rule = Array.IndexOf(_ruleIds, alert.Rule);
        if (rule >= 0 && AlertIdentity.NamedAfterMs(alert) is { } raisedAtMs)
        {
            Trail(rule).Adopt(Voice(rule, "", definition), alert, raisedAtMs);
        }
        else
        {
            (_pending ??= []).Add(Orphans.End(alert));
        }
    }

    private void EndAlertsOfGoneRules(SensorDefinition definition, SensorRules rules)
    {
        for (var rule = 0; rule < _ruleIds.Length; rule++)
        {
            if (_trails[rule] is { IsActive: true } trail && !rules.RuleIds.Contains(_ruleIds[rule]))
            {
                trail.End(Voice(rule, "", definition), NewestMs());
            }
        }
    }
}
