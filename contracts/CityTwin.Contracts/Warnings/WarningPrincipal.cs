using CityTwin.City;

namespace CityTwin.Warnings;

/// <summary>Who asks something of a warning.</summary>
/// <param name="By">The principal's id.</param>
/// <param name="Area">The division the principal answers for: the issuing centre has to lie in it.</param>
/// <param name="ExpectedVersion">The version the principal has seen; null to take it as it stands.</param>
/// <param name="Entrusted">The city names it as one that brings the messages of the sender it comes with.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningPrincipal")]
public sealed record WarningPrincipal(
    [property: Id(0)] string By, [property: Id(1)] DivisionCode Area, [property: Id(2)] int? ExpectedVersion = null,
    [property: Id(3)] bool Entrusted = false);
