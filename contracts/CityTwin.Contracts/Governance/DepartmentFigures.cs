namespace CityTwin.Governance;

/// <summary>What a department has to do in open orders.</summary>
/// <param name="Assigned">Parts sent to it that it has not taken on.</param>
/// <param name="Handling">Parts it has taken on and not answered.</param>
/// <param name="Late">Of both, those in orders a running clock of which has run out.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DepartmentFigures")]
public sealed record DepartmentFigures(
    [property: Id(0)] string Department,
    [property: Id(1)] int Assigned,
    [property: Id(2)] int Handling,
    [property: Id(3)] int Late);
