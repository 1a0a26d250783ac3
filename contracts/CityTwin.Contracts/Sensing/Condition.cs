namespace CityTwin.Sensing;

/// <summary>One condition: the cell's greatest (least for Below) value of a kind's metric against a level.</summary>
public sealed record Condition(
    string Kind, string Metric, double Raise, double Clear, Direction Direction = Direction.Above);
