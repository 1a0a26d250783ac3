using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Governance;

public class CountTests
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");
    private static readonly TwinId Tower = TwinId.Building(Cell, "1");
    private static readonly TwinId Centre = TwinId.Centre(DivisionCode.Parse("500103001"));
    private static readonly string[] Kinds = ["rain", "river-level", "smoke"];

    private static readonly Gen<(int Child, int[] Numbers)[]> Changes = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 9].Array[(3 * CountVector.Healths) + (4 * CountVector.Severities)]).Array[1, 40];

    /// <summary>Each child speaks whole vectors of growing version; the last one told is the truth about it.</summary>
    [Fact]
    public void However_vectors_are_shuffled_repeated_or_lost_before_a_newer_one_the_sum_is_of_the_newest() =>
        Gen.Select(Changes, Gen.Int).Sample((changes, seed) =>
        {
            var vectors = changes.Select((change, version) => Vector(change.Child, version + 1, change.Numbers)).ToList();
            var newest = vectors.GroupBy(vector => vector.Source).Select(child => child.Last()).ToList();
            var random = new Random(seed);
            var told = vectors.Where(vector => newest.Contains(vector) || random.Next(2) == 0)
                .SelectMany(vector => Enumerable.Repeat(vector, 1 + random.Next(3))).ToArray();
            random.Shuffle(told);
            var counts = new CountVectors();
            Array.ForEach(told, vector => counts.Apply(vector));
            var total = counts.Total(Centre, 99);
            total.Source.ShouldBe(Centre);
            total.Version.ShouldBe(99);
            Numbers(total).ShouldBe(Enumerable.Range(0, Numbers(total).Length)
                .Select(i => newest.Sum(vector => Numbers(vector)[i])));
            counts.Children.Select(child => child.Source).ShouldBe(newest.Select(child => child.Source).Order());
        });

    [Fact]
    public void A_tier_of_sums_is_the_sum_of_all() => Changes.Sample(changes =>
    {
        var vectors = changes.Select((change, i) => Vector(i, 1, change.Numbers)).ToList();
        var halves = vectors.Chunk(7).Select((part, i) => CountVectors.Sum(Child(i), 1, part));
        Numbers(CountVectors.Sum(Centre, 1, halves)).ShouldBe(Numbers(CountVectors.Sum(Centre, 1, vectors)));
    });

    [Fact]
    public void A_child_that_is_gone_counts_no_more()
    {
        var counts = new CountVectors();
        counts.Apply(Vector(1, 1, Enumerable.Repeat(1, 32).ToArray()));
        counts.Remove(Child(1)).ShouldBeTrue();
        Numbers(counts.Total(Centre, 2)).ShouldAllBe(number => number == 0);
    }

    [Fact]
    public void A_cell_counts_its_sensors_alerts_and_buildings()
    {
        var cell = new CellCounts(Cell, [Tower, TwinId.Building(Cell, "2")]);
        cell.Apply(Sensor(1), "smoke", Tower, SensorHealth.Online).ShouldBeTrue();
        cell.Apply(Sensor(1), "smoke", Tower, SensorHealth.Online).ShouldBeFalse();
        cell.Apply(Sensor(2), "rain", null, SensorHealth.Stale).ShouldBeTrue();
        cell.Apply(Alert(1, Sensor(1), Severity.Orange)).ShouldBeTrue();
        cell.Apply(Alert(2, TwinId.Cell(Cell), Severity.Blue)).ShouldBeTrue();
        cell.Apply(Alert(2, TwinId.Cell(Cell), Severity.Blue, version: 2, acknowledged: true)).ShouldBeTrue();
        var counts = cell.ToVector(5);
        counts.Sensors.Select(kind => (kind.Kind, string.Join(',', kind.ByHealth))).ShouldBe([("rain", "0,0,1,0"), ("smoke", "0,1,0,0")]);
        counts.ActiveAlerts.ShouldBe([0, 1, 0, 1, 0]);
        counts.UnacknowledgedAlerts.ShouldBe([0, 0, 0, 1, 0]);
        counts.CellsBySeverity.ShouldBe([0, 0, 0, 1, 0]);
        counts.BuildingsBySeverity.ShouldBe([1, 0, 0, 1, 0]);
        cell.ToVector(Tower, 5).ActiveAlerts.ShouldBe([0, 0, 0, 1, 0]);
        (cell.Health(), cell.Health(Tower)).ShouldBe((SensorHealth.Stale, SensorHealth.Online));
        (cell.Alerts(), cell.Alerts(Tower)).ShouldBe(((Severity.Orange, 2), (Severity.Orange, 1)));
    }

    [Fact]
    public void News_of_a_settled_alert_that_was_overtaken_does_not_bring_it_back()
    {
        var cell = new CellCounts(Cell, []);
        cell.Apply(Alert(1, Sensor(1), Severity.Red));
        cell.Apply(Alert(1, Sensor(1), Severity.Red, version: 3, active: false)).ShouldBeTrue();
        cell.Apply(Alert(1, Sensor(1), Severity.Red, version: 2, acknowledged: true)).ShouldBeFalse();
        cell.ToVector(1).ActiveAlerts.Sum().ShouldBe(0);
    }

    [Fact]
    public void A_sensor_that_leaves_takes_its_alerts_along()
    {
        var cell = new CellCounts(Cell, []);
        cell.Apply(Sensor(1), "smoke", null, SensorHealth.Online);
        cell.Apply(Alert(1, Sensor(1), Severity.Red));
        cell.Remove(Sensor(1)).ShouldBeTrue();
        Numbers(cell.ToVector(1)).Sum().ShouldBe(1, "only the cell itself, and it is calm");
    }

    private static TwinId Child(int i) => TwinId.Cell(DivisionCode.Parse($"500103001001{i:000}"));

    private static TwinId Sensor(int i) => TwinId.Sensor(Cell, $"{i}");

    private static AlertView Alert(
        int id, TwinId subject, Severity severity, int version = 1, bool active = true, bool acknowledged = false) => new(
        AlertId.Create(Cell, $"{id}"), version, subject, "rule", Cell, severity, severity, active, acknowledged, 0, null, null,
        null, null, new AlertEvidence("", 0, 0, 0), 0);

    private static CountVector Vector(int child, long version, int[] numbers)
    {
        var next = 0;
        int[] Take(int count) => numbers[next..(next += count)];
        return new CountVector(
            Child(child), version, [.. Kinds.Select(kind => new KindCounts(kind, Take(CountVector.Healths)))],
            Take(CountVector.Severities), Take(CountVector.Severities), Take(CountVector.Severities), Take(CountVector.Severities));
    }

    private static int[] Numbers(CountVector vector) =>
    [
        .. Kinds.SelectMany(kind => vector.Sensors.FirstOrDefault(k => k.Kind == kind)?.ByHealth ?? new int[CountVector.Healths]),
        .. vector.ActiveAlerts, .. vector.UnacknowledgedAlerts, .. vector.CellsBySeverity, .. vector.BuildingsBySeverity,
    ];
}
