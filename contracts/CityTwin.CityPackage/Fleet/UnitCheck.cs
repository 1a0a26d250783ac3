using System.Text.RegularExpressions;
using CityTwin.Fleet;

namespace CityTwin.City;

/// <summary>What is wrong with a unit or a dock, given what it refers to; asked of packages and of whoever registers one.</summary>
public static partial class UnitCheck
{
    /// <summary>Major versions of VDA 5050 that are spoken.</summary>
    private static readonly string[] Majors = ["2", "3"];

    /// <param name="type">Of that code; null when the city has none.</param>
    /// <returns>Null for nothing.</returns>
    public static string? Complaint(UnitDefinition unit, UnitType? type) => unit switch
    {
        _ when type is null => $"type '{unit.Type}' is not in {CityPackageFiles.UnitTypes}.",
        _ when type.Kind != unit.Id.Kind =>
            $"type '{unit.Type}' is of a {Word(type.Kind)}, and {unit.Id} is the id of a {Word(unit.Id.Kind)}.",
        _ when unit.Id.Birthplace != unit.Cell => $"{unit.Id} was born in {unit.Id.Birthplace}, not in its home's cell {unit.Cell}.",
        { Id.Kind: TwinKind.Drone, Dock: null } => "dock is empty: a drone is spoken for by its dock.",
        { Id.Kind: not TwinKind.Drone, Dock: not null } => $"dock is '{unit.Dock}', and only a drone has one.",
        _ => Spoken(unit),
    };

    private static string? Spoken(UnitDefinition unit) => (unit.Id.Kind, unit.Protocol) switch
    {
        (TwinKind.Drone or TwinKind.Dock, not UnitProtocol.DjiCloud) => "protocol: drones and docks speak dji-cloud.",
        (not (TwinKind.Drone or TwinKind.Dock), UnitProtocol.DjiCloud) => "protocol: only drones and docks speak dji-cloud.",
        (TwinKind.Team, UnitProtocol.Vda5050) => "protocol: only robots speak vda5050.",
        (_, UnitProtocol.Vda5050) => Vda5050(unit),
        _ => null,
    };

    private static string? Vda5050(UnitDefinition unit) => unit switch
    {
        _ when !Version().IsMatch(unit.ProtocolVersion) || !Majors.Contains(unit.ProtocolVersion.Split('.')[0]) =>
            $"protocolVersion is '{unit.ProtocolVersion}', expected a version {string.Join(" or ", Majors)} as in 2.1.0.",
        _ when !TopicWord().IsMatch(unit.Manufacturer) =>
            $"manufacturer is '{unit.Manufacturer}', expected 1 to 64 of A-Z a-z 0-9 _ . : -: it stands in topics.",
        _ when !TopicWord().IsMatch(unit.Serial) =>
            $"serial is '{unit.Serial}', expected 1 to 64 of A-Z a-z 0-9 _ . : -: it stands in topics.",
        _ => null,
    };

    private static string Word(TwinKind kind) => WorkOrders.WireName.Of(kind);

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+\z")]
    private static partial Regex Version();

    /// <summary>What VDA 5050 allows in a serial number.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_.:-]{1,64}\z")]
    private static partial Regex TopicWord();
}
