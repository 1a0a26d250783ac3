using System.Text.Json;
using CityTwin.Fleet.Assignment;

namespace CityTwin.Fleet.Tests.Assignment;

public class CostWeightsTests
{
    [Fact]
    public void They_are_read_from_json_and_what_is_left_away_has_the_default()
    {
        var weights = Read("""{ "latenessPointsPerS": 5, "urgencyFactors": [9, 3, 1, 1], "ofAnotherVersion": true }""");
        weights.LatenessPointsPerS.ShouldBe(5);
        weights.UrgencyFactors.ShouldBe([9, 3, 1, 1]);
        weights.TravelPointsPerS.ShouldBe(new CostWeights().TravelPointsPerS);
        Should.NotThrow(weights.Check);
    }

    [Theory]
    [InlineData("""{ "energyPointsPerPercent": -1 }""", "EnergyPointsPerPercent is -1; from 0")]
    [InlineData("""{ "coveragePoints": 1e12 }""", "CoveragePoints")]
    [InlineData("""{ "urgencyFactors": [1, 2] }""", "UrgencyFactors is 2 of them; one for each of 4")]
    [InlineData("""{ "restedAfterS": 0 }""", "RestedAfterS is 0; more than 0 s")]
    public void A_weight_that_cannot_be_is_refused_by_its_name(string json, string says) =>
        Should.Throw<ArgumentException>(Read(json).Check).Message.ShouldContain(says);

    private static CostWeights Read(string json) => JsonSerializer.Deserialize<CostWeights>(json, JsonSerializerOptions.Web)!;
}
