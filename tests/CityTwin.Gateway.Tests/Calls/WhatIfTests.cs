using System.Net;
using System.Net.Http.Json;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class WhatIfTests(ScriptedCity city)
{
    private const string Mission = $"mission:{TinyCity.Cell}:ksupposed";
    private const string Elsewhere = $"mission:{TinyCity.OtherStreet}001001:ksupposed";
    private const string Unit = $"drone:{TinyCity.Cell}:ksupposed";

    private V1.DispatchService.DispatchServiceClient Desk => new(city.Channel());

    [Fact]
    public async Task Of_missions_the_desk_of_their_district_is_asked_without_its_being_named()
    {
        var plan = await Desk.WhatIfAsync(
            new V1.WhatIfRequest { Missions = { new V1.SupposedMission { MissionId = Mission, Unit = Unit } }, Without = { Unit } }, city.As("dispatcher", "500103"));
        plan.District.ShouldBe("500103");
        var (district, supposed, without) = city.Script.Suppositions.Last(one => one.Supposed.Any(mission => mission.Mission.Value == Mission && mission.Unit is not null));
        (district.Value, supposed.ShouldHaveSingleItem().Unit, without.ShouldHaveSingleItem()).ShouldBe(("500103", TwinId.Parse(Unit), TwinId.Parse(Unit)));

        var answer = await city.Client("dispatcher", "500104").PostAsJsonAsync("/v1/plans:whatIf", new { missions = new[] { new { missionId = Elsewhere, failed = true } } });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        city.Script.Suppositions.ShouldContain(one => one.District.Value == "500104" && one.Supposed.Any(mission => mission.Mission.Value == Elsewhere && mission.Unit == null));
    }

    [Theory]
    [InlineData("district", "name a district, a mission")]
    [InlineData("missions[0].mission_id", "not a mission's id")]
    [InlineData("missions[1].mission_id", "it is in 500104, not in 500103")]
    [InlineData("missions[1].mission_id", "named already")]
    [InlineData("missions[0].unit", "which unit")]
    [InlineData("missions[0].unit", "sensor")]
    [InlineData("missions[0].failed", "one or the other")]
    [InlineData("missions", "51 missions")]
    [InlineData("more", "51 missions")]
    [InlineData("more[0]", "it is in 500104, not in 500103")]
    [InlineData("more[0].kind", "juggle")]
    [InlineData("without[1]", "sensor")]
    [InlineData("closed[0].road", "required")]
    public async Task What_makes_no_sense_is_refused_by_the_field_that_was_sent(string field, string why)
    {
        var supposed = new V1.SupposedMission { MissionId = Mission, Failed = true };
        var ask = new V1.DispatchAsk { Kind = "verify", Aim = new V1.MissionAim { Place = new V1.UnitPlace { Longitude = 106.65, Latitude = 29.55 } } };
        var request = new V1.WhatIfRequest { Missions = { supposed } };
        switch (field, why)
        {
            case ("district", _): request.Missions.Clear(); break;
            case ("missions[0].mission_id", _): supposed.MissionId = "alert:1"; break;
            case ("missions[1].mission_id", "named already"): request.Missions.Add(supposed.Clone()); break;
            case ("missions[1].mission_id", _): request.Missions.Add(new V1.SupposedMission { MissionId = Elsewhere, Failed = true }); break;
            case ("missions[0].unit", "which unit"): supposed.Failed = false; break;
            case ("missions[0].unit", _): (supposed.Failed, supposed.Unit) = (false, $"sensor:{TinyCity.Cell}:1"); break;
            case ("missions[0].failed", _): supposed.Unit = Unit; break;
            case ("missions", _): request.Missions.Add(Enumerable.Repeat(supposed, 50)); break;
            case ("more", _): request.More.Add(Enumerable.Repeat(ask, 51)); break;
            case ("more[0]", _): request.More.Add(ask); break;
            case ("more[0].kind", _): ask.Kind = "juggle"; request.More.Add(ask); break;
            case ("without[1]", _): request.Without.Add([Unit, $"sensor:{TinyCity.Cell}:1"]); break;
            default: request.Closed.Add(new V1.RoadClosure()); break;
        }

        var refusal = await Should.ThrowAsync<RpcException>(async () => await Desk.WhatIfAsync(request, city.As("dispatcher")));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument, refusal.Status.Detail);
        refusal.Status.Detail.ShouldStartWith(field + ":");
        refusal.Status.Detail.ShouldContain(why);
    }

    [Fact]
    public async Task A_districts_plan_is_for_who_is_over_it_though_the_mission_is_in_their_street()
    {
        var request = new V1.WhatIfRequest { Missions = { new V1.SupposedMission { MissionId = Mission, Failed = true } } };
        (await Should.ThrowAsync<RpcException>(async () => await Desk.WhatIfAsync(request, city.As("dispatcher", TinyCity.Street)))).StatusCode.ShouldBe(StatusCode.PermissionDenied);
        (await Should.ThrowAsync<RpcException>(async () => await Desk.WhatIfAsync(request, city.As("dispatcher", "500104")))).StatusCode.ShouldBe(StatusCode.NotFound);
    }
}
