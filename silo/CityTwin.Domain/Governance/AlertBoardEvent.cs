namespace CityTwin.Governance;

/// <summary>The event that made a version of an alert, and its sequence in the district's log.</summary>
public readonly record struct AlertBoardEvent(int Version, long Sequence);
