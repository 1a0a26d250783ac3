using System.Globalization;
using CityTwin.Locality;

namespace CityTwin.Silo.Tests.Locality;

public class StreetMapTests
{
    private static readonly StreetLoad[] Chongqing =
    [
        .. Enumerable.Range(0, 1_031).Select(i => new StreetLoad(
            (500101_000 + i).ToString(CultureInfo.InvariantCulture), 30 + (i * 37 % 60))),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void No_silo_carries_much_more_than_its_share(int silos)
    {
        var names = Names(silos);
        var map = StreetMap.Draw(Chongqing, names);
        var loads = Chongqing.GroupBy(street => map.HomeOf(street.Code)).ToDictionary(g => g.Key, g => g.Sum(s => s.Weight));
        loads.Keys.ShouldBe(names, ignoreOrder: true);
        loads.Values.Max().ShouldBeLessThanOrEqualTo(
            (int)(StreetMap.MaxLoadFactor * Chongqing.Sum(s => s.Weight) / silos) + 100);
    }

    [Fact]
    public void Every_silo_draws_the_same_map_whatever_order_it_hears_of_things_in()
    {
        var one = StreetMap.Draw(Chongqing, Names(3));
        var other = StreetMap.Draw([.. Chongqing.Reverse()], [.. Names(3).Reverse()]);
        Chongqing.ShouldAllBe(street => one.HomeOf(street.Code) == other.HomeOf(street.Code));
    }

    [Fact]
    public void When_a_silo_goes_most_of_the_others_streets_stay()
    {
        var before = StreetMap.Draw(Chongqing, Names(4));
        var after = StreetMap.Draw(Chongqing, Names(3));
        var stayed = Chongqing.Where(s => before.HomeOf(s.Code) != "silo-3").ToArray();
        stayed.Count(s => before.HomeOf(s.Code) == after.HomeOf(s.Code)).ShouldBeGreaterThan(stayed.Length * 8 / 10);
    }

    [Theory]
    [InlineData("sensor:500103001001007:0042", "500103001")]
    [InlineData("alert:500103001001007:a1", "500103001")]
    [InlineData("centre:500103", "500103")]
    [InlineData("centre:50", "50")]
    [InlineData("500103001", "500103001")]
    [InlineData("noise|500103", "noise|500103")]
    public void A_grain_is_placed_by_the_street_in_its_key(string key, string placedBy) =>
        PlacementKey.Of(key).ShouldBe(placedBy);

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"silo-{i}")];
}
