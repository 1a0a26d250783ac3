namespace CityTwin.WorkOrders;

/// <summary>A district's part of an evaluation.</summary>
/// <param name="Rows">A row for each key that has a report, by key.</param>
/// <param name="CoversFromMs">
/// All orders reported from then on are in it. Of those before, the ones that have left the board are not. Null when none
/// ever left.
/// </param>
[GenerateSerializer, Immutable, Alias("CityTwin.EvaluationTable")]
public sealed record EvaluationTable(
    [property: Id(0)] IReadOnlyList<EvaluationFigures> Rows, [property: Id(1)] long? CoversFromMs);
