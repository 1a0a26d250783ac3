using System.Text.Json;
using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>
/// Drives an aircraft behind its dock. A task with a file is flown as a wayline, which the dock fetches; one that is to look at
/// something is flown from point to point, for a dock that has to fetch and load no file is in the air sooner. What is in the
/// air already is always flown on from point to point, for a dock takes no second file then.
/// </summary>
public sealed partial class DjiDriver : IUnitDriver, IFlightFileDriver
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly DriverSeat _seat;
    private readonly DjiSettings _settings;
    private readonly DjiDriverState _state;

    /// <param name="saved">What <see cref="Save"/> gave; what cannot be read counts as none.</param>
    public DjiDriver(DriverSeat seat, DjiSettings settings, string? saved)
    {
        (_seat, _settings, _state) = (seat, settings, SavedState.Read<DjiDriverState>(saved, Json));
    }

    private DjiTiming Timing => _settings.Timing;

    private DjiConversation Talk => _state.Talk;

    private AircraftPicture Aircraft => _state.Aircraft;

    private string Name => _seat.Unit.Name;

    public string Save() => JsonSerializer.Serialize(_state, Json);

    public DriverOutput Wait(long nowMs)
    {
        var turn = new DjiTurn(_seat.Gateway, nowMs);
        foreach (var lost in Talk.Overdue(turn, Timing))
        {
            Unanswered(turn, lost);
        }

        if (_state.Flight is { StayUntilMs: { } until, IsPaused: false, IsEnding: false } staying && nowMs >= until)
        {
            staying.StayUntilMs = null;
            EndAction(turn, staying, isDone: true, staying.MaxTemperatureC is { } hottest ? $"The hottest seen was {hottest:0.0} °C." : "");
            NextAction(turn, staying);
        }

        if (_state.Flight is { } flight && nowMs >= SilentAtMs(flight))
        {
            End(turn, flight, "silent", $"Nothing was heard of the flight for {Timing.FlightSilentAfterMs / 1000} s.", mayFly: flight.IsStarted);
        }

        return Close(turn);
    }

    private DriverOutput Close(DjiTurn turn)
    {
        var (link, why) = Aircraft.LinkAt(turn.NowMs, Timing.SilentAfterMs);
        if (link != Aircraft.Link)
        {
            Aircraft.Link = link;
            turn.Say(new UnitLinkChanged(turn.NowMs, link, why));
        }

        long?[] waits =
        [
            Talk.NextMs,
            _state.Flight is { IsPaused: false, IsEnding: false } ? _state.Flight.StayUntilMs : null,
            _state.Flight is { } flight ? SilentAtMs(flight) : null,
            link == UnitLink.Online ? SilentAtMs() : null,
        ];
        return turn.Done(waits.Min());
    }

    /// <summary>A flight by a file may hang still for as long as its stops say, and its dock tells nothing meanwhile.</summary>
    private long SilentAtMs(DjiFlight flight) => flight.HeardMs + Timing.FlightSilentAfterMs
        + (long)Math.Min(Timing.MaxStayMs, 1_000 * flight.Actions.SelectMany(actions => actions).Select(action => action.Seconds).DefaultIfEmpty(0).Max());

    private long SilentAtMs() => Aircraft.InDock == true || Aircraft.IsInTopology
        ? Aircraft.DockHeardMs + Timing.SilentAfterMs + 1
        : Math.Min(Aircraft.DockHeardMs, Aircraft.HeardMs) + Timing.SilentAfterMs + 1;

    private void Ask(DjiTurn turn, CallFor purpose, string method, object? data, string commandId = "", string flightId = "") =>
        Talk.Ask(turn, _seat, Timing, purpose, method, data, commandId, flightId);

    /// <summary>Ends a flight as not finished, once; a person's own flight fails its command.</summary>
    private void End(DjiTurn turn, DjiFlight flight, string code, string reason, bool mayFly)
    {
        if (flight.TaskId.Length == 0)
        {
            if (!flight.IsAccepted)
            {
                turn.Say(new CommandFailed(turn.NowMs, flight.CommandId, code, reason));
            }
        }
        else if (flight.IsAccepted)
        {
            turn.Say(new TaskFailed(turn.NowMs, flight.TaskId, code, reason, Math.Min(flight.Reached, Math.Max(0, flight.Stops - 1))));
        }
        else
        {
            turn.Say(new TaskRefused(turn.NowMs, flight.TaskId, code, reason));
        }

        Forget(turn, flight, mayFly);
    }

    /// <summary>Nobody waits any more for what was asked of a flight; commands that hung on it are told so.</summary>
    /// <param name="hasCome">What was asked for last, that it should end, has come.</param>
    private void DropCalls(DjiTurn turn, DjiFlight flight, bool hasCome)
    {
        foreach (var call in Talk.Forget(flight.FlightId).Where(call => call.For is CallFor.Undo or CallFor.Pause or CallFor.Resume or CallFor.GoHome or CallFor.StopNow))
        {
            turn.Say(hasCome && call.For is CallFor.Undo or CallFor.GoHome
                ? new CommandAnswered(turn.NowMs, call.CommandId)
                : new CommandFailed(turn.NowMs, call.CommandId, "overtaken", "Something else came before the dock had answered."));
        }
    }

    private void EndWith(DjiTurn turn, DjiFlight flight, UnitSignal signal, bool mayFly)
    {
        if (flight.TaskId.Length > 0)
        {
            turn.Say(signal);
        }

        Forget(turn, flight, mayFly);
    }

    private void Forget(DjiTurn turn, DjiFlight flight, bool mayFly)
    {
        if (flight is { IsPoint: false, Break: { } at, FileMd5: { } md5 })
        {
            _state.Broken = new BrokenFlight(flight.Mission, md5, at);
        }

        DropCalls(turn, flight, hasCome: flight.IsEnding);
        _state.Past.RemoveAll(past => past.FlightId == flight.FlightId);
        _state.Past.Add(new PastFlight(flight.FlightId, flight.TaskId, mayFly));
        if (_state.Past.Count > PastFlight.MaxKept)
        {
            _state.Past.RemoveAt(0);
        }

        (_state.Flight, _state.IdleMs) = (null, turn.NowMs);
        if (!mayFly && !flight.IsPoint)
        {
            Ask(turn, CallFor.GoodMeasure, DjiMethod.FlightTaskUndo, new FlightTaskUndo([flight.FlightId]));
        }
    }
}
