using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Sensing;

/// <content>Alerts that are active in the cell when it starts, and whose they are.</content>
internal sealed partial class CellGrain
{
    /// <summary>Active alerts on the cell that its saved state does not know of.</summary>
    private readonly Queue<AlertView> _forgotten = new();

    private bool Exists => _face is not null;

    private CellFace Face => _face
        ?? throw new InvalidOperationException($"The city {city.Manifest.Name} has no cell {Code}.");

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
    }

    /// <summary>
    /// Not while it starts: the alert is asked, as the log may be behind it, and it may itself be waiting for the cell.
    /// </summary>
    private async Task AdoptOwn()
    {
        while (_forgotten.TryPeek(out var alert))
        {
            if (await GrainFactory.GetGrain<IAlertGrain>(alert.Id.Value).Get() is { Active: true } now)
            {
                _state.Adopt(now, _rules);
            }

            _forgotten.TryDequeue(out _);
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
