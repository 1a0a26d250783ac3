namespace CityTwin.WorkOrders;

/// <summary>A district's part of an evaluation: the orders on its board and those that have left it.</summary>
/// <param name="Rows">A row for each key that has a report, by key.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.EvaluationTable")]
public sealed record EvaluationTable([property: Id(0)] IReadOnlyList<EvaluationFigures> Rows);
