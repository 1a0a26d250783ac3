namespace CityTwin.Governance;

/// <summary>A district's figures, and how far its log had come when they were counted.</summary>
/// <param name="Sequence">The last event in them.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.FiguresAt")]
public sealed record FiguresAt([property: Id(0)] long Sequence, [property: Id(1)] OrderFigures Figures);
