namespace CityTwin.DevicesSim.Units;

/// <summary>One row of the units file: a robot, a team's terminal, an aircraft or its dock, and with what credential it speaks.</summary>
/// <param name="DeviceId">The credential's name: client id and user name. An aircraft has none of its own and speaks through its dock.</param>
/// <param name="Unit">The twin, such as <c>robot:500103001001007:0001</c>; a dock's is <c>dock:…</c>.</param>
/// <param name="Type">The unit's type of the city package, or <c>dock</c>.</param>
/// <param name="ProtocolVersion">Of VDA 5050, such as <c>2.1.0</c>: the major version chooses the dialect.</param>
/// <param name="Dock">An aircraft's dock, by its device id; otherwise empty.</param>
/// <param name="EnduranceS">How long it moves at cruising speed with what a full battery or tank holds.</param>
internal sealed record UnitRow(
    string DeviceId,
    string Password,
    UnitProtocol Protocol,
    string Unit,
    string Type,
    string Name,
    string Manufacturer,
    string Serial,
    string ProtocolVersion,
    string Dock,
    double Longitude,
    double Latitude,
    double ElevationM,
    double CruiseSpeedMps,
    double ClimbSpeedMps,
    double EnduranceS,
    double MaxWindMps,
    IReadOnlyList<string> Capabilities)
{
    public const string DockType = "dock";

    public bool IsDock => Type == DockType;

    /// <summary>Whether it has a capability of the city package, such as <c>pump</c>.</summary>
    public bool Can(string capability) => Capabilities.Contains(capability);
}
