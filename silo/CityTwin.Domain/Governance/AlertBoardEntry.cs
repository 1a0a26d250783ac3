using CityTwin.Alerts;

namespace CityTwin.Governance;

/// <summary>An alert on a board, and where in the log its newest events are.</summary>
/// <param name="Events">Oldest first.</param>
public sealed record AlertBoardEntry(AlertView Alert, IReadOnlyList<AlertBoardEvent> Events);
