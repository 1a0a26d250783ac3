namespace CityTwin.Fleet;

/// <summary>A sentence for people, in the languages of the console.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">British English.</param>
public sealed record Wording(string Zh, string En);
