using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>That an alert calls nobody, and by what.</summary>
/// <param name="By">The window.</param>
/// <param name="UpTo">The gravest severity the window quiets: past it the alert speaks.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertQuiet")]
public sealed record AlertQuiet([property: Id(0)] AlertWindowId By, [property: Id(1)] Severity UpTo);
