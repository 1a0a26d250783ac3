using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>A state, taken apart in the order in which its parts depend on each other.</summary>
internal sealed class StateDesk(Step step)
{
    private const int MaxErrors = 64;
    private const int MaxRequests = 50;

    private Heard Heard => step.Heard;

    public void Hear(VdaState state, IReadOnlyList<string> notes)
    {
        if (!Heard.States.Take(state.Header.Timestamp.ToUnixTimeMilliseconds(), state.Header.HeaderId, step.NowMs))
        {
            return;
        }

        new LinkDesk(step).Spoke("It is heard.");
        Remember(state);
        Report(state);
        step.Troubles.Said(state.Errors, notes);
        step.Asks.Hear(state);
        new TripHearing(step).Hear(state);
        step.Trips.CancelStray(state);
        step.Zones.Hear(state);
        Answer(state.Requests);
    }

    /// <summary>An error as one text, to know it again by.</summary>
    public static string Mark(VdaError error) =>
        $"{error.Type} {error.Level} {string.Join(' ', error.References.Take(8).Select(reference => $"{reference.Key}={reference.Value}"))}";

    private void Remember(VdaState state)
    {
        var position = state.Position is { IsLocalized: true, MapId: Robot.MapId } found ? found : null;
        (Heard.HasState, Heard.Mode, Heard.Stop, Heard.Paused) = (true, state.OperatingMode, state.Safety.EmergencyStop, state.Paused);
        (Heard.X, Heard.Y) = (position?.X, position?.Y);
        (Heard.OrderId, Heard.IsIdle, Heard.Driving) = (state.OrderId, state.IsIdle, state.Driving);
        Heard.Errors = [.. state.Errors.Take(MaxErrors).Select(Mark)];
        Heard.Fatal = state.Errors.FirstOrDefault(error => error.Level == VdaErrorLevel.Fatal)?.Type;
        Heard.Control = Control(state);
        if (state.Paused == false)
        {
            step.Talk.PausedByUs = false;
        }
    }

    private void Report(VdaState state)
    {
        step.Say(new UnitReported(
            step.NowMs, new MotionDesk(step).Motion(state.Position, state.Velocity, state.Header.Timestamp),
            Math.Clamp(state.Power.ChargePercent, 0, 100), state.Power.Charging, Heard.Control));
        step.Troubles.Notice(
            "unknown-map", state.Position is { IsLocalized: true, MapId: not Robot.MapId }, isGrave: true,
            $"It is on a map that is not the city's: expected {Robot.MapId}.");
    }

    private static UnitControl Control(VdaState state) => state switch
    {
        { Safety.EmergencyStop: not VdaEmergencyStop.None } => UnitControl.EmergencyStop,
        { OperatingMode: VdaOperatingMode.Automatic or VdaOperatingMode.SemiAutomatic } => UnitControl.Automatic,
        { OperatingMode: VdaOperatingMode.Manual or VdaOperatingMode.Intervened } => UnitControl.Manual,
        _ => UnitControl.Service,
    };

    /// <summary>We release no zones and no corridors: whoever asks is told so, and does not wait for ever.</summary>
    private void Answer(IReadOnlyList<VdaRequest> requests)
    {
        var open = requests.Where(request => request.Status == VdaRequestStatus.Requested && !step.Talk.AnsweredRequests.Contains(request.RequestId))
            .Take(MaxRequests).ToList();
        if (open.Count == 0 || !step.Robot.Is3)
        {
            return;
        }

        open.ForEach(request => Talk.Keep(step.Talk.AnsweredRequests, request.RequestId, MaxRequests));
        step.Send(VdaTopicKind.Responses, VdaWriter.Write(new VdaResponses(
            step.Header(VdaTopicKind.Responses), [.. open.Select(request => new VdaResponse(request.RequestId, VdaGrantType.Rejected))])));
    }
}
