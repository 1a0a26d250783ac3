using CityTwin.City;

namespace CityTwin.Ledger;

public class WitnessCircleTests
{
    private static readonly DivisionCode[] Districts = [.. new[] { "500103", "500101", "500112" }.Select(DivisionCode.Parse)];

    [Theory]
    [InlineData("500101", 1, "500103 50")]
    [InlineData("500101", 2, "500103 500112 50")]
    [InlineData("500103", 2, "500112 500101 50")]
    [InlineData("500112", 1, "500101 50")]
    [InlineData("500112", 9, "500101 500103 50")]
    [InlineData("500102", 1, "500103 50")]
    [InlineData("500103", 0, "50")]
    public void A_district_is_witnessed_by_the_next_ones_and_the_city(string district, int neighbours, string witnesses) =>
        string.Join(' ', WitnessCircle.Of(DivisionCode.Parse(district), Districts, neighbours)).ShouldBe(witnesses);

    [Fact]
    public void A_district_alone_in_its_city_is_witnessed_by_the_city() =>
        WitnessCircle.Of(Districts[0], [Districts[0]], 2).ShouldHaveSingleItem().Value.ShouldBe("50");
}
