using CityTwin.V1;

namespace CityTwin.Cli.Drills;

/// <summary>What a drill sees of the city; tests have one that follows a script.</summary>
internal interface IDrillLine
{
    /// <summary>The newest missions, newest first.</summary>
    Task<IReadOnlyList<Mission>> Missions(CancellationToken stop);
}
