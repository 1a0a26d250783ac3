using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Missions;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.Dispatch;

/// <summary><c>citytwin.v1.DispatchService</c>: asking, sending and steering.</summary>
internal sealed partial class DispatchRpc(
    IClusterClient cluster, CityModel city, AskReader asks, AirReader air, MissionDoor missions, LiveHub hub, TimeProvider clock)
    : V1.DispatchService.DispatchServiceBase
{
    private const int MaxBecauseLength = 300;

    /// <summary>Districts asked at once.</summary>
    private const int Parallelism = 16;

    public override async Task<V1.DispatchAdvice> Recommend(V1.DispatchAsk request, ServerCallContext context)
    {
        var (district, ask) = await asks.Read("", request, Caller.Of(context));
        return (await Desk(district).Recommend(ask)).ToProto();
    }

    public override async Task<V1.DispatchResponse> Dispatch(V1.DispatchRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var key = OrderDoor.Key("request_id", request.RequestId)
            ?? throw Refusal.Invalid("request_id", "a key is required: it makes a dispatch that is sent twice one.");
        var (district, ask) = await asks.Read("ask", request.Ask, caller);
        var response = new V1.DispatchResponse();
        response.Missions.AddRange((await Desk(district).Dispatch(ask, caller.Subject, key)).Select(mission => mission.ToProto()));
        return response;
    }

    public override async Task<V1.Mission> OverrideMission(V1.OverrideMissionRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var unit = UnitDoor.Id("unit", request.Unit);
        var (_, mission) = await missions.Find("mission_id", request.MissionId, caller);
        return (await Desk(mission.Id.Birthplace.District)
            .Override(mission.Id, unit, caller.Subject, OrderDoor.Key("request_id", request.RequestId))).ToProto();
    }

    public override async Task<V1.Mission> SteerMission(V1.SteerMissionRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var steer = Words.Required<MissionSteer>("steer", request.Steer);
        var because = Asked.AtMost("because", request.Because, MaxBecauseLength);
        var (_, mission) = await missions.Find("mission_id", request.MissionId, caller);
        if ((caller.Roles & Role.Dispatchers) == 0 && (steer != MissionSteer.Abort || mission.State != MissionState.Planned))
        {
            throw Refusal.Denied("An operator may abort a launch that is held back, and steer nothing else.");
        }

        return (await Desk(mission.Id.Birthplace.District).Steer(mission.Id, steer, because, caller.Subject)).ToProto();
    }

    private IDispatchGrain Desk(DivisionCode district) => cluster.GetGrain<IDispatchGrain>(district.Value);

    private DivisionCode AreaOf(string text, Caller caller)
    {
        var area = caller.AreaOrOwn("area", text);
        return city.Has(area) ? area : throw Refusal.NotFound($"There is no division {area} in this city.");
    }

    private DivisionCode DistrictOf(string field, string text, Caller caller)
    {
        var district = Asked.Division(field, text);
        caller.MustReach(district);
        return district.Level == DivisionLevel.District && city.Has(district)
            ? district
            : throw Refusal.Invalid(field, $"'{text}' is no district of this city.");
    }
}
