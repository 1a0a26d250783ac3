using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Tests.Scripted;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class AirClosureTests(ScriptedCity city)
{
    private static readonly V1.UnitPlace Middle = new() { Longitude = 106.55, Latitude = 29.55 };

    private V1.DispatchService.DispatchServiceClient Desk => new(city.Channel());

    [Fact]
    public async Task What_is_closed_is_told_to_every_desk_of_the_city_listed_where_it_reaches_and_lifted_again()
    {
        var until = new Timestamp { Seconds = TimeProvider.System.GetUtcNow().AddHours(2).ToUnixTimeSeconds() };
        var closed = await Desk.CloseAirAsync(
            new V1.CloseAirRequest { RequestId = "whole", District = "500103", Area = { Ring(106.52, 29.52, 0.01) }, FloorM = 60, CeilingM = 300, Until = until, Reason = "吊装" },
            city.As("dispatcher", "500103", subject: "wang"));

        closed.Id.ShouldStartWith("air:500103:");
        (closed.By, closed.Reason, closed.FloorM, closed.CeilingM, closed.Until).ShouldBe(("wang", "吊装", 60, 300, until));
        (closed.Area.Count, closed.Area[0], closed.Districts.ShouldHaveSingleItem()).ShouldBe((5, closed.Area[^1], "500103"));
        foreach (var desk in new[] { "500103", "500104" })
        {
            var told = city.Script.Air[(DivisionCode.Parse(desk), closed.Id)];
            (told.FloorM, told.CeilingM, told.UntilMs, told.Area.Count).ShouldBe((60, 300, until.ToDateTimeOffset().ToUnixTimeMilliseconds(), 4));
        }

        (await Listed("operator", "500103")).ShouldContain(one => one.Id == closed.Id);
        (await Listed("operator", "500104")).ShouldNotContain(one => one.Id == closed.Id, "it does not reach there");
        await Desk.LiftAirClosureAsync(new V1.LiftAirClosureRequest { Id = closed.Id }, city.As("commander", "500103"));
        city.Script.Air.Keys.ShouldNotContain(key => key.Id == closed.Id);
    }

    [Fact]
    public async Task A_circle_is_closed_to_its_very_edge_and_the_same_request_again_is_the_same_closure()
    {
        const double RadiusM = 500, MetresPerDegree = 111_320;
        var request = new V1.CloseAirRequest { RequestId = "circle", District = "500103", Circle = new V1.AirCircle { Centre = Middle, RadiusM = RadiusM }, Reason = "烟" };
        var first = await Desk.CloseAirAsync(request, city.As("dispatcher", "500103", subject: "wang"));
        var again = await Desk.CloseAirAsync(request, city.As("dispatcher", "500103", subject: "wang"));
        var another = await Desk.CloseAirAsync(request, city.As("dispatcher", "500103", subject: "zhou"));

        (again.Id == first.Id, another.Id == first.Id).ShouldBe((true, false));
        (first.HasFloorM, first.HasCeilingM, first.Until).ShouldBe((false, false, null));
        var (x, y) = (Math.Cos(Middle.Latitude * Math.PI / 180) * MetresPerDegree, MetresPerDegree);
        foreach (var (from, to) in first.Area.Zip(first.Area.Skip(1)))
        {
            var (fromX, fromY) = ((from.Longitude - Middle.Longitude) * x, (from.Latitude - Middle.Latitude) * y);
            var (toX, toY) = ((to.Longitude - Middle.Longitude) * x, (to.Latitude - Middle.Latitude) * y);
            Math.Sqrt(Math.Pow((fromX + toX) / 2, 2) + Math.Pow((fromY + toY) / 2, 2)).ShouldBe(RadiusM, 0.5);
        }
    }

    [Fact]
    public async Task What_reaches_into_a_foreign_district_is_closed_and_lifted_only_from_above()
    {
        var request = new V1.CloseAirRequest { RequestId = "border", District = "500103", Area = { Ring(106.59, 29.55, 0.02) }, Reason = "演唱会" };
        var refusal = await Refused(async () => await Desk.CloseAirAsync(request, city.As("commander", "500103")));
        (refusal.StatusCode, refusal.Status.Detail.Contains("500104", StringComparison.Ordinal)).ShouldBe((StatusCode.PermissionDenied, true));
        city.Script.Air.Values.ShouldNotContain(one => one.Reason == "演唱会");

        var closed = await Desk.CloseAirAsync(request, city.As("dispatcher", "50"));
        closed.Districts.ShouldBe(["500103", "500104"]);
        (await Listed("auditor", "500104")).ShouldContain(one => one.Id == closed.Id);
        var lift = new V1.LiftAirClosureRequest { Id = closed.Id };
        (await Refused(async () => await Desk.LiftAirClosureAsync(lift, city.As("commander", "500103")))).StatusCode.ShouldBe(StatusCode.PermissionDenied);
        (await Refused(async () => await Desk.LiftAirClosureAsync(lift, city.As("commander", "500104")))).StatusCode.ShouldBe(StatusCode.NotFound);
        await Desk.LiftAirClosureAsync(lift, city.As("admin", "50"));
    }

    [Theory]
    [InlineData("area", "required")]
    [InlineData("circle", "not both")]
    [InlineData("area", "expected 3 to 500")]
    [InlineData("area", "sides cross")]
    [InlineData("area", "no district of this city")]
    [InlineData("area[1].latitude", "-90 to 90")]
    [InlineData("circle.radius_m", "20000")]
    [InlineData("floor_m", "from 0")]
    [InlineData("ceiling_m", "not above the floor")]
    [InlineData("until", "has passed")]
    [InlineData("reason", "told why")]
    [InlineData("request_id", "key is required")]
    [InlineData("district", "does not reach into 500104")]
    public async Task What_makes_no_sense_is_refused_by_its_field(string field, string why)
    {
        var request = new V1.CloseAirRequest { RequestId = "bad", District = "500103", Area = { Ring(106.52, 29.52, 0.01) }, Reason = "never" };
        switch (field, why)
        {
            case ("area", "required"): request.Area.Clear(); break;
            case ("circle", _): request.Circle = new V1.AirCircle { Centre = Middle, RadiusM = 5 }; break;
            case ("area", "expected 3 to 500"): request.Area.RemoveAt(3); request.Area.RemoveAt(2); break;
            case ("area", "sides cross"): (request.Area[1], request.Area[2]) = (request.Area[2], request.Area[1]); break;
            case ("area", "no district of this city"): request.Area.Clear(); request.Area.Add(Ring(10, 10, 0.01)); break;
            case ("area[1].latitude", _): request.Area[1].Latitude = 91; break;
            case ("circle.radius_m", _): request.Area.Clear(); request.Circle = new V1.AirCircle { Centre = Middle, RadiusM = 20_001 }; break;
            case ("floor_m", _): request.FloorM = double.NaN; break;
            case ("ceiling_m", _): (request.FloorM, request.CeilingM) = (100, 100); break;
            case ("until", _): request.Until = new Timestamp { Seconds = 1 }; break;
            case ("reason", _): request.Reason = "  "; break;
            case ("request_id", _): request.RequestId = ""; break;
            default: request.District = "500104"; break;
        }

        var refusal = await Refused(async () => await Desk.CloseAirAsync(request, city.As("dispatcher", "50")));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument, refusal.Status.Detail);
        refusal.Status.Detail.ShouldStartWith(field + ":");
        refusal.Status.Detail.ShouldContain(why);
        city.Script.Air.Values.ShouldNotContain(one => one.Reason == "never");
    }

    [Fact]
    public async Task A_desk_that_cannot_be_told_is_named_and_what_is_not_open_everywhere_stays_listed()
    {
        var deaf = DivisionCode.Parse("500104");
        var request = new V1.CloseAirRequest { RequestId = "deaf", District = "500103", Area = { Ring(106.53, 29.53, 0.01) }, Reason = "直升机" };
        city.Script.AirRefusals[deaf] = new TimeoutException("It does not answer.");
        try
        {
            var refusal = await Refused(async () => await Desk.CloseAirAsync(request, city.As("dispatcher", "500103")));
            (refusal.StatusCode, refusal.Status.Detail.Contains("500104", StringComparison.Ordinal)).ShouldBe((StatusCode.Unavailable, true));
            var id = (await Listed("operator", "500103")).Single(one => one.Reason == "直升机").Id;
            (await Refused(async () => await Desk.LiftAirClosureAsync(new V1.LiftAirClosureRequest { Id = id }, city.As("dispatcher", "500103")))).StatusCode.ShouldBe(StatusCode.Unavailable);
            (await Listed("operator", "500103")).ShouldContain(one => one.Id == id);
        }
        finally
        {
            city.Script.AirRefusals.TryRemove(deaf, out _);
        }

        var closed = await Desk.CloseAirAsync(request, city.As("dispatcher", "500103"));
        await Desk.LiftAirClosureAsync(new V1.LiftAirClosureRequest { Id = closed.Id }, city.As("dispatcher", "500103"));
        (await Listed("operator", "500103")).ShouldNotContain(one => one.Id == closed.Id);
    }

    [Fact]
    public async Task What_the_desk_finds_wrong_with_a_ring_is_told_as_it_is()
    {
        var desk = DivisionCode.Parse("500103");
        city.Script.AirRefusals[desk] = MissionRefusedException.Invalid("closures", "it closes no air.");
        try
        {
            var refusal = await Refused(async () => await Desk.CloseAirAsync(
                new V1.CloseAirRequest { RequestId = "thin", District = "500103", Area = { Ring(106.53, 29.53, 0.01) }, Reason = "窄" }, city.As("dispatcher", "500103")));
            (refusal.StatusCode, refusal.Status.Detail).ShouldBe((StatusCode.InvalidArgument, "closures: it closes no air."));
        }
        finally
        {
            city.Script.AirRefusals.TryRemove(desk, out _);
        }
    }

    [Fact]
    public async Task A_desk_that_has_as_much_closed_as_it_takes_says_so_and_nobody_else_is_told()
    {
        var full = DivisionCode.Parse("500103");
        city.Script.AirRefusals[full] = new MissionRefusedException(MissionRefusal.State, "201 areas of the air would be closed: at most 200 may be. Open some first.");
        try
        {
            var refusal = await Refused(async () => await Desk.CloseAirAsync(
                new V1.CloseAirRequest { RequestId = "full", District = "500103", Area = { Ring(106.53, 29.53, 0.01) }, Reason = "满" }, city.As("dispatcher", "500103")));
            (refusal.StatusCode, refusal.Status.Detail).ShouldBe((StatusCode.ResourceExhausted, "201 areas of the air would be closed: at most 200 may be. Open some first."));
            city.Script.Air.Values.ShouldNotContain(one => one.Reason == "满");
        }
        finally
        {
            city.Script.AirRefusals.TryRemove(full, out _);
        }
    }

    [Fact]
    public async Task It_goes_over_rest_as_well_and_whoever_may_not_is_on_record()
    {
        var client = city.Client("dispatcher", "500103", subject: "wang");
        var answer = await client.PostAsJsonAsync("/v1/air-closures", new
        {
            requestId = "rest", district = "500103", reason = "smoke", ceilingM = 120, circle = new { centre = new { longitude = 106.54, latitude = 29.54 }, radiusM = 200 },
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var id = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
        (await client.GetStringAsync("/v1/air-closures?area=500103")).ShouldContain(id);
        (await city.Client("operator", "500103", subject: "lin").PostAsJsonAsync($"/v1/air-closures/{id}:lift", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var attempts = await new V1.GovernanceService.GovernanceServiceClient(city.Channel())
            .ListAttemptsAsync(new V1.ListAttemptsRequest { Principal = "lin" }, city.As("auditor"));
        attempts.Attempts.ShouldContain(one => one.Rpc == "citytwin.v1.DispatchService/LiftAirClosure" && one.Target == id);
        (await client.PostAsJsonAsync($"/v1/air-closures/{id}:lift", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync("/v1/air-closures?area=500103")).ShouldNotContain(id);
    }

    private async Task<IReadOnlyList<V1.AirClosure>> Listed(string role, string area) =>
        (await Desk.ListAirClosuresAsync(new V1.ListAirClosuresRequest { Area = area }, city.As(role, area))).Closures;

    private static async Task<RpcException> Refused(Func<Task> call) => await Should.ThrowAsync<RpcException>(call);

    private static IEnumerable<V1.UnitPlace> Ring(double west, double south, double side) =>
    [
        new V1.UnitPlace { Longitude = west, Latitude = south }, new V1.UnitPlace { Longitude = west + side, Latitude = south },
        new V1.UnitPlace { Longitude = west + side, Latitude = south + side }, new V1.UnitPlace { Longitude = west, Latitude = south + side },
    ];
}
