using CityTwin.Mqtt;

namespace CityTwin.Fleet.Driving.Native;

/// <summary>What terminals' words mean.</summary>
internal static class NativeWords
{
    public static UnitStatus Status(string word) => word switch
    {
        "busy" => UnitStatus.Busy,
        "resting" => UnitStatus.Resting,
        "off-duty" => UnitStatus.OffDuty,
        _ => UnitStatus.Available,
    };

    /// <summary>Null for what says nothing: a stop without its number.</summary>
    public static TaskSignal? Signal(UnitTaskEvent task) => task.Event switch
    {
        "accepted" => new TaskAccepted(task.AtMs, task.TaskId),
        "refused" => new TaskRefused(task.AtMs, task.TaskId, task.Code, task.Reason),
        "started" => new TaskStarted(task.AtMs, task.TaskId),
        "stop-reached" when task.Stop is { } stop => new StopReached(task.AtMs, task.TaskId, stop),
        "action-finished" => new ActionEnded(task.AtMs, task.TaskId, task.Action, task.Code.Length == 0, task.Reason),
        "paused" => new TaskPaused(task.AtMs, task.TaskId, task.Reason),
        "resumed" => new TaskResumed(task.AtMs, task.TaskId),
        "completed" => new TaskCompleted(task.AtMs, task.TaskId),
        "failed" => new TaskFailed(task.AtMs, task.TaskId, task.Code, task.Reason, task.Stop ?? 0),
        "cancelled" => new TaskCancelled(task.AtMs, task.TaskId),
        _ => null,
    };
}
