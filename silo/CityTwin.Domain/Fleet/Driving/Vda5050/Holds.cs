using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Whether the robot stands, and by whose will.</summary>
internal sealed class Holds(Step step, Trip trip)
{
    public void Hear(VdaState state)
    {
        var why = Why(state);
        if (trip.IsTask && why is not null && why != trip.PauseTold)
        {
            step.Say(new TaskPaused(step.NowMs, trip.TaskId, why));
        }
        else if (trip.IsTask && why is null && trip.PauseTold is not null)
        {
            step.Say(new TaskResumed(step.NowMs, trip.TaskId));
        }

        trip.PauseTold = why;
        trip.HeldSinceMs = !step.Talk.PausedByUs && (why is not null || IsStuck(state)) ? trip.HeldSinceMs ?? step.NowMs : null;
    }

    private string? Why(VdaState state) => state switch
    {
        { Safety.EmergencyStop: not VdaEmergencyStop.None } => $"Emergency stop: {state.Safety.EmergencyStop}.",
        { OperatingMode: VdaOperatingMode.Intervened } => "Somebody steers it on the spot for the moment.",
        { Paused: true } when step.Talk.PausedByUs => "It was told to pause.",
        { Paused: true } => "It was paused on the spot.",
        _ => null,
    };

    private bool IsStuck(VdaState state) => trip.IsConfirmed && !state.Driving && trip.Reached < trip.BaseEnd
        && !state.ActionStates.Any(action => action.Status is VdaActionStatus.Initializing or VdaActionStatus.Running);
}
