using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing.Snapshots;

/// <summary>What rules have said, and what of it was not delivered yet.</summary>
internal static class AlertSnapshots
{
    private const byte NoTrail = 0;
    private const byte Trail = 1;
    private const byte TrailOfAdopted = 2;

    public static void Write(in SnapshotWriter to, AlertTrail? trail)
    {
        to.Byte(trail is null ? NoTrail : trail.SilentThroughMs is null ? Trail : TrailOfAdopted);
        if (trail is null)
        {
            return;
        }

        to.Word(trail.RaisedAtMs);
        to.Byte((byte)trail.Said);
        to.Byte((byte)trail.Peak);
        to.Integer(trail.Step);
        to.Byte(trail.IsClearedByHand ? (byte)1 : (byte)0);
        to.Integer(trail.Past.Count);
        foreach (var past in trail.Past)
        {
            to.Word(past.RaisedAtMs);
            to.Word(past.ClearedAtMs);
            to.Byte((byte)past.Peak);
        }

        if (trail.SilentThroughMs is { } silentThroughMs)
        {
            to.Word(silentThroughMs);
        }
    }

    public static AlertTrail? ReadTrail(ref SnapshotReader from)
    {
        var kind = from.Byte();
        if (kind == NoTrail)
        {
            return null;
        }

        var trail = new AlertTrail
        {
            RaisedAtMs = from.Word(),
            Said = from.Severity(),
            Peak = from.Severity(),
            Step = (int)from.Integer(),
            IsClearedByHand = from.Byte() != 0,
        };
        for (var left = from.Count(); left > 0; left--)
        {
            trail.Remember(new PastAlert(from.Word(), from.Word(), from.Severity()));
        }

        trail.SilentThroughMs = kind == TrailOfAdopted ? from.Word() : null;
        return trail;
    }

    public static void Write(in SnapshotWriter to, IReadOnlyList<AlertSignal> pending)
    {
        to.Integer(pending.Count);
        foreach (var signal in pending)
        {
            to.Text(signal.Id.Value);
            to.Text(signal.Subject.Value);
            to.Text(signal.Rule);
            to.Text(signal.Cell.Value);
            to.Byte((byte)signal.Severity);
            to.Word(signal.TimeMs);
            to.Text(signal.Evidence.Metric);
            to.Number(signal.Evidence.Value);
            to.Number(signal.Evidence.Limit);
            to.Word(signal.Evidence.TimeMs);
            to.Integer(signal.Step);
        }
    }

    public static List<AlertSignal>? ReadPending(ref SnapshotReader from)
    {
        var count = from.Count();
        var pending = count == 0 ? null : new List<AlertSignal>(count);
        for (; count > 0; count--)
        {
            if (!AlertId.TryParse(from.Text(), out var id) || !TwinId.TryParse(from.Text(), out var subject))
            {
                throw from.Damaged("a signal without an alert or a subject");
            }

            var rule = from.Text();
            if (!DivisionCode.TryParse(from.Text(), out var cell))
            {
                throw from.Damaged("a signal without a cell");
            }

            pending!.Add(new AlertSignal(
                id, subject, rule, cell, from.Severity(), from.Word(),
                new AlertEvidence(from.Text(), from.Number(), from.Number(), from.Word()), (int)from.Integer()));
        }

        return pending;
    }
}
