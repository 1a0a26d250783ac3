namespace CityTwin.Cap;

/// <summary>A value of a system that sender and receiver know: an event code, a parameter or a geocode.</summary>
/// <param name="Name">The system's name: the <c>valueName</c> element.</param>
/// <param name="Value">May be empty.</param>
public sealed record CapNamedValue(string Name, string Value);
