namespace CityTwin.DevicesSim.Teams;

/// <summary>What the city tells a team's terminal.</summary>
/// <param name="Revision">Of its task.</param>
internal sealed record TeamCommand(
    string CommandId, string Type, long Fence, string TaskId, string Text, IReadOnlyList<TeamStop> Stops, long Revision = 0)
{
    public const string StartTask = "start-task";
    public const string PauseTask = "pause-task";
    public const string ResumeTask = "resume-task";
    public const string CancelTask = "cancel-task";
    public const string ReturnHome = "return-home";
    public const string AskState = "ask-state";
    public const string Speak = "speak";
}
