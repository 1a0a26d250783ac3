using System.Buffers;
using CityTwin.Sensing.Snapshots;
using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <content>To bytes and back, for the snapshot of its cell.</content>
public sealed partial class SensorState
{
    private const byte FormatVersion = 1;

    /// <summary>Writes it for its cell's snapshot: a byte of version, then what there is, metrics and rules by name.</summary>
    public void Write(IBufferWriter<byte> to)
    {
        var writer = new SnapshotWriter(to);
        writer.Byte(FormatVersion);
        writer.Word(Version);
        writer.Byte((byte)Health);
        writer.Word(_heardMs);
        writer.Word(_faultMs);
        writer.Word(_asOfMs);
        writer.OptionalText(_reported);
        writer.OptionalText(Fault);
        writer.Integer(_metrics.Length);
        for (var metric = 0; metric < _metrics.Length; metric++)
        {
            writer.Text(_metrics[metric]);
            writer.Byte(_windows[metric] is null ? (byte)0 : (byte)1);
            if (_windows[metric] is { } window)
            {
                WindowSnapshots.Write(writer, window);
            }
        }

        writer.Integer(_ruleIds.Length);
        for (var rule = 0; rule < _ruleIds.Length; rule++)
        {
            writer.Text(_ruleIds[rule]);
            writer.Byte((byte)_shapes[rule]);
            _memories[rule].Write(writer);
            AlertSnapshots.Write(writer, _trails[rule]);
        }

        AlertSnapshots.Write(writer, Pending);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a version this build does not know.</exception>
    public static SensorState Read(ReadOnlySpan<byte> from)
    {
        var reader = new SnapshotReader(from, "A sensor's snapshot");
        reader.Version(FormatVersion);
        var state = new SensorState
        {
            Version = reader.Word(),
            Health = reader.Health(),
            _heardMs = reader.Word(),
            _faultMs = reader.Word(),
            _asOfMs = reader.Word(),
            _reported = reader.OptionalText(),
            Fault = reader.OptionalText(),
        };
        var metrics = reader.Count();
        (state._metrics, state._windows) = (new string[metrics], new MetricWindow?[metrics]);
        for (var metric = 0; metric < metrics; metric++)
        {
            state._metrics[metric] = reader.Text();
            state._windows[metric] = reader.Byte() == 0 ? null : WindowSnapshots.Read(ref reader);
        }

        var rules = reader.Count();
        (state._ruleIds, state._shapes) = (new string[rules], new WatchShape[rules]);
        (state._memories, state._trails) = (new RuleMemory[rules], new AlertTrail?[rules]);
        for (var rule = 0; rule < rules; rule++)
        {
            state._ruleIds[rule] = reader.Text();
            state._shapes[rule] = (WatchShape)reader.Byte();
            state._memories[rule] = RuleMemory.Read(ref reader);
            state._trails[rule] = AlertSnapshots.ReadTrail(ref reader);
        }

        state._pending = AlertSnapshots.ReadPending(ref reader);
        reader.End();
        state.CountAlerts();
        return state;
    }
}
