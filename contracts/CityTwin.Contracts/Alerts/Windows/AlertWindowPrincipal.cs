using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>Who asks something of a window.</summary>
/// <param name="By">The principal's id.</param>
/// <param name="Area">The division the principal answers for: the window's has to lie in it.</param>
/// <param name="Commands">Whether the principal leads when it is serious: a commander or an admin.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowPrincipal")]
public sealed record AlertWindowPrincipal(
    [property: Id(0)] string By, [property: Id(1)] DivisionCode Area, [property: Id(2)] bool Commands);
