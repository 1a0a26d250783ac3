using CityTwin.Benchmarks.Units;
using CityTwin.City;
using CityTwin.V1;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Benchmarks.Tests.Units;

public class UnitReckoningTests
{
    private const string Id = "team:500103001001007:5000";
    private const long AtMs = 1_790_000_000_000;

    private static readonly DivisionCode Street = DivisionCode.Parse("500103001");
    private static readonly DivisionCode Elsewhere = DivisionCode.Parse("500103002");

    private readonly UnitReckoning _reckoning = new(new Dictionary<string, long> { [Id] = AtMs });

    [Fact]
    public void All_is_well_when_city_and_watchers_have_what_was_said_last() =>
        Complaints(At(AtMs), (Street, At(AtMs)), (Elsewhere, null)).ShouldBeEmpty();

    [Fact]
    public void A_city_that_has_an_older_position_is_told_of() =>
        Complaints(At(AtMs - 1_000)).ShouldHaveSingleItem().ShouldContain(Id);

    [Fact]
    public void A_city_that_does_not_know_a_unit_is_told_of() => Complaints(null).ShouldHaveSingleItem().ShouldContain("nothing of it");

    [Fact]
    public void A_watcher_that_has_an_older_position_is_told_of() =>
        Complaints(At(AtMs), (Street, At(AtMs - 1_000))).ShouldHaveSingleItem().ShouldContain("A watcher of 500103001");

    [Fact]
    public void A_watcher_that_does_not_have_a_unit_of_its_area_is_told_of() =>
        Complaints(At(AtMs), (Street, null)).ShouldHaveSingleItem().ShouldContain("A watcher of 500103001");

    [Fact]
    public void A_watcher_that_still_has_what_has_left_is_told_of() =>
        Complaints(At(AtMs), (Elsewhere, At(AtMs))).ShouldHaveSingleItem().ShouldContain("still has");

    [Fact]
    public void A_visitor_belongs_to_where_it_is_and_to_its_home() =>
        Complaints(At(AtMs, "500103002001001"), (Street, At(AtMs, "500103002001001")), (Elsewhere, At(AtMs, "500103002001001"))).ShouldBeEmpty();

    private IReadOnlyList<string> Complaints(Unit? city, params IReadOnlyList<(DivisionCode Area, Unit? Shown)> screens) =>
        _reckoning.Complaints(
            city is null ? [] : [city],
            screens.Select(screen => (screen.Area, Shown(screen.Shown))));

    private static IReadOnlyDictionary<string, Unit> Shown(Unit? unit) =>
        unit is null ? new Dictionary<string, Unit>() : new Dictionary<string, Unit> { [Id] = unit };

    private static Unit At(long movedMs, string cell = "500103001001007") => new()
    {
        Id = Id,
        Cell = cell,
        HomeCell = "500103001001007",
        Place = new UnitPlace { Longitude = 106.57, Latitude = 29.56 + ((movedMs - AtMs) * 1e-9) },
        MovedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(movedMs)),
    };
}
