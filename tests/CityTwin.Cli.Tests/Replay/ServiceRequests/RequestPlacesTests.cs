using CityTwin.City;
using CityTwin.Cli.Replay.ServiceRequests;
using NetTopologySuite.Geometries;

namespace CityTwin.Cli.Tests.Replay.ServiceRequests;

public class RequestPlacesTests
{
    private static readonly GeoPoint Origin = new(-76.612, 39.283);

    /// <summary>Two cells side by side with a gap between, as a river makes one.</summary>
    private static readonly RequestPlaces Places = new([Cell("500103001001001", 106.50), Cell("500103001001002", 106.53)], Origin);

    [Fact]
    public void Every_report_comes_to_stand_in_a_cell_and_always_in_the_same_place()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var request = At(Origin.Longitude + (random.NextDouble() - 0.5), Origin.Latitude + (random.NextDouble() - 0.5));
            var place = Places.Of(request);
            Places.Of(request).ShouldBe(place);
            InCell(place).ShouldBeTrue($"{place}");
        }
    }

    [Fact]
    public void Reports_that_were_close_stay_as_close_where_there_are_cells()
    {
        var one = Places.Of(At(Origin.Longitude + 0.001, Origin.Latitude + 0.001));
        var other = Places.Of(At(Origin.Longitude + 0.0011, Origin.Latitude + 0.001));
        Metres(one, other).ShouldBe(0.0001 * 111_195 * Math.Cos(Origin.Latitude * Math.PI / 180), 0.1);
    }

    [Fact]
    public void Across_a_fold_nothing_is_torn_apart()
    {
        for (var metres = -9_000.0; metres < 9_000; metres += 7)
        {
            Math.Abs(RequestPlaces.Fold(metres, 1_000) - RequestPlaces.Fold(metres + 1, 1_000)).ShouldBeLessThanOrEqualTo(1.000_001);
            RequestPlaces.Fold(metres, 1_000).ShouldBeInRange(0, 1_000);
        }
    }

    [Fact]
    public void A_report_without_a_position_is_put_by_its_address_whatever_its_case()
    {
        var unplaced = At(-77, 39) with { Address = "1 Main St" };
        InCell(Places.Of(unplaced)).ShouldBeTrue();
        Places.Of(unplaced with { Id = "other", Address = "1 MAIN ST" }).ShouldBe(Places.Of(unplaced));
        Places.Of(unplaced with { At = null }).ShouldBe(Places.Of(unplaced), "whole degrees are no place");
    }

    private static RecordedRequest At(double longitude, double latitude) =>
        new("1", "TRM-Pothole Repair", "Transportation", "API", 0, new GeoPoint(longitude, latitude), "", false);

    private static bool InCell(GeoPoint place) => place.Latitude is >= 29.55 and <= 29.57
        && (place.Longitude is >= 106.50 and <= 106.52 || place.Longitude is >= 106.53 and <= 106.55);

    private static double Metres(GeoPoint one, GeoPoint other) => 111_195 * Math.Sqrt(
        Math.Pow((one.Longitude - other.Longitude) * Math.Cos(one.Latitude * Math.PI / 180), 2) + Math.Pow(one.Latitude - other.Latitude, 2));

    private static Boundary Cell(string code, double west) => new(
        DivisionCode.Parse(code), code, new GeometryFactory().ToGeometry(new Envelope(west, west + 0.02, 29.55, 29.57)), true, false);
}
