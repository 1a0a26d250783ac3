using System.Globalization;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Units;

/// <summary>Signals and commands as a radio log says them.</summary>
public static class SignalWords
{
    /// <summary>Lower case with hyphens: <c>stop-reached</c>.</summary>
    public static string Name(UnitSignal signal) => signal switch
    {
        TaskAccepted => "accepted",
        TaskRefused => "refused",
        TaskStarted => "started",
        StopReached => "stop-reached",
        ActionEnded => "action-finished",
        TaskPaused => "paused",
        TaskResumed => "resumed",
        TaskCompleted => "completed",
        TaskFailed => "failed",
        TaskCancelled => "cancelled",
        MediaTaken => "media-taken",
        TaskMeasured => "measured",
        _ => "progressed",
    };

    public static string Text(UnitSignal signal) => signal switch
    {
        TaskRefused refused => $"{refused.Code}: {refused.Reason}",
        StopReached reached => string.Create(CultureInfo.InvariantCulture, $"stop {reached.Stop}"),
        ActionEnded ended => $"{ended.ActionId} {(ended.IsDone ? "done" : "not done")} {ended.Result}".TrimEnd(),
        TaskPaused paused => paused.Reason,
        TaskFailed failed => $"{failed.Code}: {failed.Reason}",
        MediaTaken media => media.ObjectKey,
        TaskMeasured measured => string.Create(CultureInfo.InvariantCulture, $"{measured.Metric} {measured.Value}"),
        _ => "",
    };

    /// <summary>What a command is about, cut to a line.</summary>
    public static string Text(UnitCommand command) => command switch
    {
        StartTask { Task: var task } => string.Create(
            CultureInfo.InvariantCulture, $"{WireName.Of(task.Kind)}, {task.Stops.Count} stops"),
        Speak { Text.Length: > 100 } speak => speak.Text[..100],
        Speak speak => speak.Text,
        GoTo { Stop.Place: var place } => string.Create(
            CultureInfo.InvariantCulture, $"{place.Longitude:0.00000}, {place.Latitude:0.00000}"),
        _ => "",
    };

    public static string Name(UnitCommand command) => command switch
    {
        StartTask { Task.Revision: > 0 } => "change-task",
        StartTask => "start-task",
        PauseTask => "pause-task",
        ResumeTask => "resume-task",
        CancelTask => "cancel-task",
        ReturnHome => "return-home",
        GoTo => "go-to",
        Speak => "speak",
        StopNow => "stop-now",
        Charge => "charge",
        AskState => "ask-state",
        _ => "sync-areas",
    };
}
