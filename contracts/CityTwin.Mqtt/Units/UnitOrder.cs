namespace CityTwin.Mqtt;

/// <summary>A command to a team's terminal, as it stands on <c>commands/{commandId}</c>. What is null is left out.</summary>
/// <param name="Type">As <see cref="UnitWords.StartTask"/>.</param>
/// <param name="Fence">The token of the lease it is given under; a terminal refuses one smaller than the largest it has seen.</param>
/// <param name="Revision">Of the task, from 0; a higher one changes the task that is under way.</param>
/// <param name="Text">What to do, or to speak, for people.</param>
public sealed record UnitOrder(
    string CommandId,
    string Type,
    long Fence,
    string? TaskId = null,
    string? MissionId = null,
    string? Kind = null,
    string? Text = null,
    IReadOnlyList<UnitOrderStop>? Stops = null,
    int? Revision = null);
