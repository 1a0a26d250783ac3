namespace CityTwin.City.Generation;

/// <summary>How far the making of a city has come.</summary>
/// <param name="Step">What is being done: a file, or a district's name.</param>
public sealed record GenerationProgress(string Step, int Done, int Total);
