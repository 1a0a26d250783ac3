namespace CityTwin.Cli.Drills;

/// <summary>Where a fire is lit.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cell">The cell of the detector it begins at.</param>
internal sealed record FirePlace(int Number, string Cell);
