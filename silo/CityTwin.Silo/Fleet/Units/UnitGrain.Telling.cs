using System.Globalization;
using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Fleet.Units;

/// <summary>What missions are told, in order, each until it has been taken.</summary>
internal sealed partial class UnitGrain
{
    private bool _isTelling;
    private long? _tellAtMs;

    private void Tell()
    {
        if (!_isTelling && _unit is { Untold.Count: > 0 } && !(_tellAtMs > NowMs))
        {
            _isTelling = true;
            _ = TellAll();
        }
    }

    /// <summary>Beside the unit's other work: a mission may be asking this unit for something just now.</summary>
    private async Task TellAll()
    {
        await Task.Yield();
        _tellAtMs = null;
        while (_unit!.Untold is [var (mission, signal), ..])
        {
            try
            {
                await GrainFactory.Grain<IMissionGrain>(mission.Value)
                    .Do(new MissionRequest(new TellMission(Id, signal), MissionActors.Unit, KeyOf(signal)))
                    .WaitAsync(parts.Options.TellWithin, parts.Clock);
            }
            catch (MissionRefusedException refused)
            {
                _unit = _unit.Note(NowMs, "mission-refused", refused.Message, mission);
            }
            catch (Exception error)
            {
                LogNotTold(Id, mission, error);
                _tellAtMs = NowMs + (long)parts.Options.TellAgainAfter.TotalMilliseconds;
                break;
            }

            _unit = _unit with { Untold = [.. _unit.Untold.Skip(1)] };
            _isUnsaved = true;
        }

        _isTelling = false;
        Plan();
    }

    /// <summary>Told twice it counts once.</summary>
    private static string KeyOf(TaskSignal signal) =>
        $"{signal.TaskId}/{SignalWords.Name(signal)}/{signal.AtMs}/{Which(signal)}";

    private static string Which(TaskSignal signal) => signal switch
    {
        StopReached reached => $"{reached.Stop}",
        ActionEnded ended => ended.ActionId,
        TaskMeasured measured => string.Create(CultureInfo.InvariantCulture, $"{measured.Metric}={measured.Value}"),
        MediaTaken taken => taken.ObjectKey,
        _ => "",
    };

    [LoggerMessage(LogLevel.Warning, "{Unit} could not tell {Mission} what it did; it tells it again")]
    private partial void LogNotTold(TwinId unit, MissionId mission, Exception error);
}
