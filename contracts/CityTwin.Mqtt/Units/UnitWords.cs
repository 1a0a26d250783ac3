namespace CityTwin.Mqtt;

/// <summary>The words of the native messages of units. docs/mqtt.md shows the same to integrators.</summary>
public static class UnitWords
{
    public const string Position = "position";
    public const string Status = "status";
    public const string Task = "task";

    public const string StartTask = "start-task";
    public const string PauseTask = "pause-task";
    public const string ResumeTask = "resume-task";
    public const string CancelTask = "cancel-task";
    public const string ReturnHome = "return-home";
    public const string AskState = "ask-state";
    public const string Speak = "speak";

    public static IReadOnlyList<string> Events { get; } = [Position, Status, Task];

    public static IReadOnlyList<string> Statuses { get; } = ["available", "busy", "resting", "off-duty"];

    public static IReadOnlyList<string> TaskEvents { get; } =
    [
        "accepted", "refused", "started", "stop-reached", "action-finished", "paused", "resumed", "completed", "failed",
        "cancelled",
    ];
}
