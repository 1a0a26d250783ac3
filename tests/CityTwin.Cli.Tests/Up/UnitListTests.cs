using CityTwin.City;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Up;
using CityTwin.Fleet;

namespace CityTwin.Cli.Tests.Up;

public sealed class UnitListTests : IDisposable
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");
    private static readonly TwinId DockId = TwinId.Unit(TwinKind.Dock, Cell, "0001");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeRegistry _registry = new();
    private readonly Step _step = new();

    private string File => _folder.At("units.csv");

    private static IReadOnlyList<PlannedUnit> Units => PlannedUnit.All(
        [
            Unit(TwinKind.Drone, "dock-drone", UnitProtocol.DjiCloud) with { Dock = DockId },
            Unit(TwinKind.Dock, "drone-dock", UnitProtocol.DjiCloud),
            Unit(TwinKind.Robot, "pump-robot", UnitProtocol.Vda5050) with
            {
                ProtocolVersion = "2.1.0", Manufacturer = "acme", Serial = "P1",
            },
            Unit(TwinKind.Team, "fire-crew", UnitProtocol.Native) with { Name = "一队, 南" },
        ],
        FleetTemplates.Types);

    [Fact]
    public async Task A_dock_is_registered_before_its_drone_and_each_with_what_the_registry_has_to_know()
    {
        await Provision();
        _registry.Batches.Count.ShouldBe(2);
        _registry.Batches[1].ShouldHaveSingleItem().Gateway.ShouldBe("drone-dock-1");
        var robot = _registry.Batches[0].Single(unit => unit.Kind == "pump-robot");
        (robot.Unit.Protocol, robot.Unit.Manufacturer, robot.Unit.Serial).ShouldBe(("vda5050", "acme", "P1"));
    }

    [Fact]
    public async Task The_file_says_what_the_simulator_wants_to_know()
    {
        await Provision();
        var rows = CsvRows.Read(File, "units.csv", [.. PlannedUnit.Columns])
            .Select(row => string.Join('|', PlannedUnit.Columns.Select(row.Text))).ToList();
        rows.ShouldContain("drone-dock-1|pw-1|dji-cloud|dock:500103001001007:0001|dock|drone-dock||drone-dock-1|||106.55|29.55|210|0|0|0|12|");
        rows.ShouldContain("dock-drone-1|pw-4|dji-cloud|drone:500103001001007:0001|dock-drone|dock-drone||dock-drone-1||drone-dock-1"
            + "|106.55|29.55|210|15|6|2400|12|camera;thermal");
        rows.ShouldContain("pump-robot-1|pw-2|vda5050|robot:500103001001007:0001|pump-robot|pump-robot|acme|P1|2.1.0||106.55|29.55|210"
            + "|3|0|14400||pump;camera;thermal");
        rows.ShouldContain(row => row.Contains("|一队, 南|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_a_row_is_not_registered_again_and_what_lost_its_row_gets_a_new_password()
    {
        await Provision();
        await Provision();
        _registry.Batches.Count.ShouldBe(2);
        var kept = System.IO.File.ReadAllLines(File).Where(line => !line.StartsWith("pump", StringComparison.Ordinal)).ToList();
        System.IO.File.WriteAllLines(File, kept);
        await Provision();
        _registry.Rotated.ShouldBe(["pump-robot-1"]);
    }

    private Task Provision() => new UnitList("", File).Provision(Units, _registry, [], _step, CancellationToken.None);

    private static UnitDefinition Unit(TwinKind kind, string type, UnitProtocol protocol) => new(
        TwinId.Unit(kind, Cell, "0001"), $"{type}-1", type, protocol, "", "", $"{type}-1", type, Cell,
        new GeoPoint(106.55, 29.55, 210), null, null, []);

    public void Dispose() => _folder.Dispose();
}
