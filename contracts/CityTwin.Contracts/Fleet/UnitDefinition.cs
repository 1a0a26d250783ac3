using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Fleet;

/// <summary>What is known of a unit or a dock besides what it says; it comes from provisioning.</summary>
/// <param name="DeviceId">The credential it speaks by; of an aircraft, its serial number, spoken for by its dock.</param>
/// <param name="Type">A code of the city's unit types.</param>
/// <param name="ProtocolVersion">Of VDA 5050 as <c>2.1.0</c>; else empty.</param>
/// <param name="Manufacturer">As the topics of its protocol name it; else empty.</param>
/// <param name="Serial">As the topics of its protocol name it; else the device id.</param>
/// <param name="Cell">Where its home is.</param>
/// <param name="Dock">Of a drone, the dock it lives in.</param>
/// <param name="Department">Whose it is, by the desk's code; null for the city's own.</param>
/// <param name="Shifts">When its people are on duty; empty for always.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitDefinition")]
public sealed record UnitDefinition(
    [property: Id(0)] TwinId Id,
    [property: Id(1)] string DeviceId,
    [property: Id(2)] string Type,
    [property: Id(3)] UnitProtocol Protocol,
    [property: Id(4)] string ProtocolVersion,
    [property: Id(5)] string Manufacturer,
    [property: Id(6)] string Serial,
    [property: Id(7)] string Name,
    [property: Id(8)] DivisionCode Cell,
    [property: Id(9)] GeoPoint Home,
    [property: Id(10)] TwinId? Dock,
    [property: Id(11)] string? Department,
    [property: Id(12)] IReadOnlyList<ScheduleWindow> Shifts);
