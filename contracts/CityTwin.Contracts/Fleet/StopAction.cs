namespace CityTwin.Fleet;

/// <summary>What a unit does at a stop.</summary>
/// <param name="ActionId">Unique in its task.</param>
/// <param name="Seconds">How long, where that is to be said; 0 for as long as it takes.</param>
/// <param name="Text">What to speak, or which goods; empty when there is nothing to say.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.StopAction")]
public sealed record StopAction(
    [property: Id(0)] string ActionId,
    [property: Id(1)] StopActionType Type,
    [property: Id(2)] double Seconds = 0,
    [property: Id(3)] string Text = "");
