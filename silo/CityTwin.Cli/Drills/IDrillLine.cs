using CityTwin.V1;

namespace CityTwin.Cli.Drills;

/// <summary>What a drill sees of the city; tests have one that follows a script.</summary>
internal interface IDrillLine
{
    /// <summary>The newest missions, newest first.</summary>
    Task<IReadOnlyList<Mission>> Missions(CancellationToken stop);

    /// <summary>The newest orders, newest first.</summary>
    Task<IReadOnlyList<Order>> Orders(CancellationToken stop);

    /// <summary>The next of the two steps that are left to people, checking and closing; nothing where somebody was quicker.</summary>
    Task GoOn(Order order, CancellationToken stop);
}
