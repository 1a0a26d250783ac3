using System.Buffers;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing.Snapshots;
using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <summary>The newest readings of a cell's sensors, as far as its combination rules ask for them, and how those stand.</summary>
/// <param name="cell">Whose state.</param>
public sealed class CellState(DivisionCode cell)
{
    private const byte FormatVersion = 1;

    private readonly CellValues _values = new();
    private string[] _ruleIds = [];
    private long[][] _words = [];
    private AlertTrail?[] _trails = [];
    private List<AlertSignal> _pending = [];

    /// <summary>Whose state.</summary>
    public DivisionCode Cell { get; } = cell;

    /// <summary>Signals that no alert has taken yet, oldest first. Send them in this order.</summary>
    public IReadOnlyList<AlertSignal> Pending => _pending;

    /// <summary>
    /// What one sensor measured, in order: the rules judge at each time anew. Answers what they now say, which is
    /// pending too. What is not newer than the value held changes nothing.
    /// </summary>
    public IReadOnlyList<AlertSignal> Observe(
        TwinId sensor, string kind, IReadOnlyList<MetricSample> samples, CellRules rules)
    {
        if (!rules.Wants(kind))
        {
            return [];
        }

        var said = _pending.Count;
        for (var i = 0; i < samples.Count;)
        {
            var (timeMs, newer) = (samples[i].TimeMs, false);
            for (; i < samples.Count && samples[i].TimeMs == timeMs; i++)
            {
                newer |= _values.Take(sensor, kind, samples[i]);
            }

            if (newer)
            {
                Judge(rules);
            }
        }

        return Since(said);
    }

    /// <summary>A sensor has left the cell; what its values held up no longer stands.</summary>
    public IReadOnlyList<AlertSignal> Forget(TwinId sensor, CellRules rules)
    {
        var said = _pending.Count;
        if (_values.Forget(sensor))
        {
            Judge(rules);
        }

        return Since(said);
    }

    /// <summary>Whether it knows of an alert on it: a rule holds it open, or what it has yet to say speaks of it.</summary>
    public bool Holds(AlertView alert)
    {
        var rule = Array.IndexOf(_ruleIds, alert.Rule);
        return _pending.Exists(signal => signal.Id == alert.Id)
            || (rule >= 0 && _trails[rule] is { IsOpen: true } trail && IdOf(rule, trail) == alert.Id);
    }

    /// <summary>The alerts that its rules hold active and have told.</summary>
    public IEnumerable<AlertId> Told() => Enumerable.Range(0, _trails.Length)
        .Where(rule => _trails[rule] is { IsActive: true })
        .Select(rule => IdOf(rule, _trails[rule]!))
        .Where(alert => !_pending.Exists(signal => signal.Id == alert));

    /// <summary>
    /// An alert on the cell is active. If its raise was never saved here, its rule takes it for its own, so that it is
    /// not raised twice and the next readings can clear it. One whose rule is gone, or holds a newer one, is over.
    /// </summary>
    public void Adopt(AlertView alert, CellRules rules)
    {
        Bind(rules);
        var rule = Array.IndexOf(_ruleIds, alert.Rule);
        if (Holds(alert))
        {
            return;
        }

        if (rule >= 0 && AlertIdentity.NamedAfterMs(alert) is { } raisedAtMs)
        {
            (_trails[rule] ??= new AlertTrail()).Adopt(Voice(rule, ""), alert, raisedAtMs);
        }
        else
        {
            End(alert);
        }
    }

    /// <summary>Nothing stands for an active alert any more: what it is on has left the cell.</summary>
    public void End(AlertView alert)
    {
        if (!_pending.Exists(signal => signal.Id == alert.Id && signal.Severity == Severity.None))
        {
            _pending.Add(Orphans.End(alert));
        }
    }

    /// <summary>An alert has taken a signal and answered how it stands; if a person cleared it, its rule learns of it here.</summary>
    public void Delivered(AlertSignal signal, AlertView alert)
    {
        _pending.Remove(signal);
        if (!alert.Active && signal.Severity != Severity.None)
        {
            ClearedByHand(alert.Id);
        }
    }

    /// <summary>Someone cleared an alert by hand: its rule is silent until its condition has gone and come back.</summary>
    public void ClearedByHand(AlertId alert)
    {
        for (var rule = 0; rule < _trails.Length; rule++)
        {
            if (_trails[rule] is { IsActive: true } trail && IdOf(rule, trail) == alert)
            {
                trail.ClearByHand();
            }
        }
    }

    /// <summary>Where each rule stands.</summary>
    public IReadOnlyList<RuleStanding> Standing(CellRules rules)
    {
        Bind(rules);
        return
        [
            .. _ruleIds.Select((id, rule) => _trails[rule] is { IsActive: true } trail
                ? new RuleStanding(id, rules.Watches[rule].Standing(_words[rule]), trail.RaisedAtMs, IdOf(rule, trail).Value)
                : new RuleStanding(id, rules.Watches[rule].Standing(_words[rule]), null, null)),
        ];
    }

    /// <summary>Writes it for its cell's snapshot: a byte of version, then values and rules by name.</summary>
    public void Write(IBufferWriter<byte> to)
    {
        var writer = new SnapshotWriter(to);
        writer.Byte(FormatVersion);
        writer.Integer(_values.Count);
        foreach (var (sensor, kind, newest) in _values.All)
        {
            writer.Text(sensor.Value);
            writer.Text(kind);
            writer.Text(newest.Metric);
            writer.Number(newest.Value);
            writer.Word(newest.TimeMs);
        }

        writer.Integer(_ruleIds.Length);
        for (var rule = 0; rule < _ruleIds.Length; rule++)
        {
            writer.Text(_ruleIds[rule]);
            writer.Integer(_words[rule].Length);
            foreach (var word in _words[rule])
            {
                writer.Word(word);
            }

            AlertSnapshots.Write(writer, _trails[rule]);
        }

        AlertSnapshots.Write(writer, _pending);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a version this build does not know.</exception>
    public static CellState Read(DivisionCode cell, ReadOnlySpan<byte> from)
    {
        var reader = new SnapshotReader(from, $"Cell {cell}'s snapshot");
        reader.Version(FormatVersion);
        var state = new CellState(cell);
        for (var left = reader.Count(); left > 0; left--)
        {
            if (!TwinId.TryParse(reader.Text(), out var sensor))
            {
                throw reader.Damaged("a value without a sensor");
            }

            state._values.Take(
                sensor, reader.Text(), new MetricSample(reader.Text(), reader.Number(), reader.Word()));
        }

        var rules = reader.Count();
        (state._ruleIds, state._words, state._trails) = (new string[rules], new long[rules][], new AlertTrail?[rules]);
        for (var rule = 0; rule < rules; rule++)
        {
            state._ruleIds[rule] = reader.Text();
            state._words[rule] = new long[reader.Count()];
            for (var i = 0; i < state._words[rule].Length; i++)
            {
                state._words[rule][i] = reader.Word();
            }

            state._trails[rule] = AlertSnapshots.ReadTrail(ref reader);
        }

        state._pending = AlertSnapshots.ReadPending(ref reader) ?? [];
        reader.End();
        return state;
    }

    private void Judge(CellRules rules)
    {
        Bind(rules);
        for (var rule = 0; rule < _ruleIds.Length; rule++)
        {
            if (_trails[rule] is not { SilentThroughMs: not null } adopted)
            {
                Judge(rule, rules.Watches[rule]);
            }
            else if (rules.Watches[rule].CanJudge(_values, adopted.SilentThroughMs.Value))
            {
                Settle(rule, adopted, rules.Watches[rule]);
            }
        }
    }

    private void Judge(int rule, CombinationWatch watch)
    {
        if (watch.Step(_values, _words[rule], out var turn, out var metric))
        {
            var trail = _trails[rule] ??= new AlertTrail();
            trail.ForgetBefore(turn.TimeMs);

            // When the sensor that held it up has left, nothing newer may be known than the raise itself.
            trail.Turned(Voice(rule, metric), turn with { TimeMs = Math.Max(turn.TimeMs, trail.RaisedAtMs) });
        }
    }

    /// <summary>An adopted alert is judged for the first time: the rule stands as the alert says, and steps from there.</summary>
    private void Settle(int rule, AlertTrail adopted, CombinationWatch watch)
    {
        var said = adopted.Said;
        watch.Stand(said, _words[rule]);
        if (!watch.Step(_values, _words[rule], out var turn, out var metric))
        {
            turn = new Turn(watch.NewestMs(_values), watch.Standing(_words[rule]), 0, 0);
        }

        adopted.Settle(Voice(rule, metric), turn);
    }

    private IReadOnlyList<AlertSignal> Since(int said) =>
        _pending.Count > said ? _pending.GetRange(said, _pending.Count - said) : [];

    private RuleVoice Voice(int rule, string metric) => new(TwinId.Cell(Cell), Cell, _ruleIds[rule], metric, _pending);

    private AlertId IdOf(int rule, AlertTrail trail) =>
        AlertIdentity.Derive(TwinId.Cell(Cell), _ruleIds[rule], trail.RaisedAtMs);

    private void Bind(CellRules rules)
    {
        if (ReferenceEquals(_ruleIds, rules.RuleIds))
        {
            return;
        }

        var (words, trails) = (new long[rules.RuleIds.Length][], new AlertTrail?[rules.RuleIds.Length]);
        for (var rule = 0; rule < words.Length; rule++)
        {
            var old = Array.IndexOf(_ruleIds, rules.RuleIds[rule]);
            trails[rule] = old < 0 ? null : _trails[old];
            words[rule] = old >= 0 && _words[old].Length == rules.Watches[rule].Words
                ? _words[old]
                : Anew(rules.Watches[rule], trails[rule]);
        }

        EndAlertsOfGoneRules(rules);
        (_ruleIds, _words, _trails) = (rules.RuleIds, words, trails);
    }

    /// <summary>A rule that remembers otherwise than before begins where its alert stands, or that would never be cleared.</summary>
    private static long[] Anew(CombinationWatch watch, AlertTrail? trail)
    {
        var words = new long[watch.Words];
        if (trail is { IsActive: true })
        {
            watch.Stand(trail.Said, words);
        }

        return words;
    }

    private void EndAlertsOfGoneRules(CellRules rules)
    {
        for (var rule = 0; rule < _ruleIds.Length; rule++)
        {
            if (_trails[rule] is { IsActive: true } trail && !rules.RuleIds.Contains(_ruleIds[rule]))
            {
                trail.End(Voice(rule, ""), trail.RaisedAtMs);
            }
        }
    }
}
