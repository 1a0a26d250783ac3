using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Sensing;

/// <content>What a cell knows again when it starts: its sensors, and the alerts that are active and whose they are.</content>
internal sealed partial class CellGrain
{
    /// <summary>Active alerts on the cell that its saved state does not know of.</summary>
    private readonly Queue<AlertView> _forgotten = new();

    /// <summary>Alerts that its saved state holds and that are not active: someone may have cleared them by hand.</summary>
    private readonly Queue<AlertId> _doubtful = new();

    private bool Exists => _face is not null;

    private CellFace Face => _face
        ?? throw new InvalidOperationException($"The city {city.Manifest.Name} has no cell {Code}.");

    /// <summary>Sensors as last saved, and the alerts that are active as the district's log has them.</summary>
    private async Task Recall(CancellationToken cancellationToken)
    {
        var snapshot = enrolled.State.Sensors.Count > 0 ? await ReadSnapshot(cancellationToken) : null;
        var saved = snapshot?.Sensors.ToDictionary(sensor => sensor.Id, sensor => sensor.State) ?? [];
        var carried = _luggage?.Slots.ToDictionary(slot => slot.Sensor) ?? [];
        _state = parts.Snapshots.CellState(Code, _luggage?.Cell ?? snapshot?.Cell);
        foreach (var sensor in enrolled.State.Sensors)
        {
            Place(sensor, saved.GetValueOrDefault(sensor.Definition.Id), carried.GetValueOrDefault(sensor.Definition.Id));
        }

        _luggage = null;
        if (enrolled.RecordExists)
        {
            Recall(await parts.ActiveAlerts(GrainFactory, Code));
        }
    }

    private void Place(PlacedSensor sensor, byte[]? state = null, SlotLuggage? carried = null)
    {
        var id = sensor.Definition.Id;
        var slot = _slots.Add(sensor, parts.Snapshots.Readable(id, state));
        if (carried is not null)
        {
            slot.Unpack(carried with { State = parts.Snapshots.Readable(id, carried.State) });
        }

        _face.Apply(sensor.Definition, slot.Health);
    }

    private async Task<CellSnapshot?> ReadSnapshot(CancellationToken cancellationToken = default)
    {
        _snapshotRead = true;
        return await parts.Snapshots.Read(Code, cancellationToken);
    }

    /// <summary>
    /// Counts them and sees to it that each has someone who will end it: a sensor is woken and adopts what is on it, the
    /// cell does so when it next judges, and what is on nothing is over.
    /// </summary>
    private void Recall(IReadOnlyList<AlertView> active)
    {
        foreach (var alert in active)
        {
            if (alert.Subject == TwinId.Cell(Code))
            {
                _face.Apply(alert);
                if (!_state.Holds(alert))
                {
                    _forgotten.Enqueue(alert);
                }
            }
            else if (_slots.Find(alert.Subject) is { } slot)
            {
                _face.Apply(alert);
                slot.DueMs = Math.Min(slot.DueMs, around.NowMs);
            }
            else
            {
                _state.End(alert);
            }
        }

        foreach (var held in _state.Told().Except(active.Select(alert => alert.Id)))
        {
            _doubtful.Enqueue(held);
        }
    }

    /// <summary>
    /// Not while it starts: the alert is asked, as the log may be behind it, and it may itself be waiting for the cell.
    /// </summary>
    private async Task AdoptOwn()
    {
        while (_forgotten.TryPeek(out var alert))
        {
            if (await GrainFactory.Grain<IAlertGrain>(alert.Id.Value).Get() is { Active: true } now)
            {
                _state.Adopt(now, _rules);
            }

            _forgotten.TryDequeue(out _);
        }

        while (_doubtful.TryPeek(out var held))
        {
            if (await GrainFactory.Grain<IAlertGrain>(held.Value).Get() is { Active: false })
            {
                _state.ClearedByHand(held);
            }

            _doubtful.TryDequeue(out _);
        }
    }

    /// <summary>A sensor leaves: nobody would end them any more.</summary>
    private void EndAlertsOn(TwinId sensor)
    {
        foreach (var alert in _face.AlertsOn(sensor))
        {
            _state.End(alert);
        }
    }
}
