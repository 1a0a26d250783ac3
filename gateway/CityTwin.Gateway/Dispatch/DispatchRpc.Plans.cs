using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using Grpc.Core;

namespace CityTwin.Gateway.Dispatch;

/// <content>Plans, closures and aid.</content>
internal sealed partial class DispatchRpc
{
    private const int MaxClosures = 200;
    private const int MaxWhatIf = 50;

    public override async Task<V1.GetPlansResponse> GetPlans(V1.GetPlansRequest request, ServerCallContext context) =>
        Shown(await Plans(AreaOf(request.Area, Caller.Of(context)), context.CancellationToken));

    public override async Task WatchPlans(
        V1.GetPlansRequest request, IServerStreamWriter<V1.GetPlansResponse> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var area = AreaOf(request.Area, caller);
        var pen = new StreamPen<V1.GetPlansResponse>(responseStream, hub.Options.WriteWithin, hub.Clock);
        var watch = new PlanWatch(hub, city.DistrictsOf(area), cancel => Plans(area, cancel), pen);
        await hub.Watch(context, caller, watch.Run);
    }

    public override async Task<V1.DispatchPlan> WhatIf(V1.WhatIfRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var district = DistrictOf("district", request.District, caller);
        if (request.More.Count > MaxWhatIf)
        {
            throw Refusal.Invalid("more", $"{request.More.Count} missions are more than {MaxWhatIf}.");
        }

        var more = new List<DispatchAsk>();
        foreach (var (i, ask) in request.More.Index())
        {
            var (place, read) = await asks.Read($"more[{i}]", ask, caller);
            more.Add(place == district ? read : throw Refusal.Invalid($"more[{i}]", $"it is in {place}, not in {district}."));
        }

        TwinId[] without = [.. request.Without.Select(unit => UnitDoor.Id("without", unit))];
        return (await Desk(district).WhatIf(more, without, Closures("closed", request.Closed, caller))).ToProto(district);
    }

    public override async Task<V1.ListClosuresResponse> CloseRoads(V1.CloseRoadsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var district = DistrictOf("district", request.District, caller);
        await Desk(district).CloseRoads(Closures("closures", request.Closures, caller), caller.Subject);
        return Shown(await Desk(district).Closures());
    }

    public override async Task<V1.ListClosuresResponse> ListClosures(V1.ListClosuresRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        return Shown([.. (await OfAll(area, desk => desk.Closures(), context.CancellationToken)).SelectMany(some => some.Answer)]);
    }

    public override async Task<V1.Aid> AskAid(V1.AskAidRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var (_, mission) = await missions.Find("mission_id", request.MissionId, caller);
        DivisionCode? from = request.From.Length == 0 ? null : Asked.Division("from", request.From);
        if (from is { } asked && (asked.Level != DivisionLevel.District || !city.Has(asked)))
        {
            throw Refusal.Invalid("from", $"'{request.From}' is no district of this city.");
        }

        var reason = Asked.AtMost("reason", request.Reason, MaxBecauseLength);
        return (await Desk(mission.Id.Birthplace.District).AskAid(mission.Id, from, reason, caller.Subject)).ToProto();
    }

    public override async Task<V1.Aid> DecideAid(V1.DecideAidRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var by = Asked.Division("by", request.By);
        if (by.Level != DivisionLevel.District || !city.Has(by))
        {
            throw Refusal.Invalid("by", $"'{request.By}' is no district of this city.");
        }

        var aid = (await Desk(by).ListAid()).FirstOrDefault(one => one.Id == request.Id);

        // Whoever gives decides: the district that is asked, or the city above both.
        if (aid is null || !(caller.MaySee(aid.By) || (aid.From is { } known && caller.MaySee(known))))
        {
            throw Refusal.NotFound($"There is no request for aid '{request.Id}' in your area.");
        }

        if (!caller.MaySee(aid.From ?? city.Code))
        {
            throw Refusal.Denied($"Aid of {aid.From ?? city.Code} is given by its own centre or the city's.");
        }

        TwinId[] units = [.. request.Units.Select(unit => UnitDoor.Id("units", unit))];
        foreach (var unit in units)
        {
            caller.MustReach(unit.Birthplace);
        }

        // The desk of whoever is asked decides; what was asked of the city is at the desk that asked.
        return (await Desk(aid.From ?? aid.By).DecideAid(aid.Id, units, Asked.AtMost("reason", request.Reason, MaxBecauseLength), caller.Subject)).ToProto();
    }

    public override async Task<V1.ListAidResponse> ListAid(V1.ListAidRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        var response = new V1.ListAidResponse();
        response.Requests.AddRange((await OfAll(area, desk => desk.ListAid(), context.CancellationToken))
            .SelectMany(some => some.Answer).DistinctBy(aid => aid.Id).OrderByDescending(aid => aid.AskedAtMs)
            .Select(aid => aid.ToProto()));
        return response;
    }

    private async Task<IReadOnlyList<(DivisionCode District, DispatchPlan Plan)>> Plans(DivisionCode area, CancellationToken cancel) =>
        [.. (await OfAll(area, desk => desk.Plan(), cancel)).Where(one => one.Answer.Units.Count > 0 || one.Answer.Unplaced.Count > 0)];

    private async Task<(DivisionCode District, T Answer)[]> OfAll<T>(
        DivisionCode area, Func<IDispatchGrain, Task<T>> ask, CancellationToken cancel) =>
        await Bounded.Select(
            city.DistrictsOf(area), Parallelism, async district => (district, await ask(Desk(district))), cancel);

    private static V1.GetPlansResponse Shown(IReadOnlyList<(DivisionCode District, DispatchPlan Plan)> plans)
    {
        var response = new V1.GetPlansResponse();
        response.Plans.AddRange(plans.Select(one => one.Plan.ToProto(one.District)));
        return response;
    }

    private static V1.ListClosuresResponse Shown(IReadOnlyList<RoadClosure> closures)
    {
        var response = new V1.ListClosuresResponse();
        response.Closures.AddRange(closures.OrderBy(closure => closure.Edge, StringComparer.Ordinal).Select(closure => closure.ToProto()));
        return response;
    }

    private IReadOnlyList<RoadClosure> Closures(string field, IReadOnlyCollection<V1.RoadClosure> closures, Caller caller) =>
        closures.Count <= MaxClosures
            ? [.. closures.Select((closure, i) => Closure($"{field}[{i}]", closure, caller))]
            : throw Refusal.Invalid(field, $"{closures.Count} closures are more than {MaxClosures}.");

    private RoadClosure Closure(string field, V1.RoadClosure closure, Caller caller)
    {
        const int MaxRoadLength = 64;
        const double MaxDepthM = 20;
        var road = Asked.AtMost($"{field}.road", closure.Road, MaxRoadLength);
        if (road.Length == 0)
        {
            throw Refusal.Invalid($"{field}.road", "a road's id is required.");
        }

        if (closure.HasDepthM && closure.DepthM is not (>= 0 and <= MaxDepthM))
        {
            throw Refusal.Invalid($"{field}.depth_m", $"{closure.DepthM} is not from 0 to {MaxDepthM}.");
        }

        return new RoadClosure(
            road,
            (closure.From?.ToDateTimeOffset() ?? clock.GetUtcNow()).ToUnixTimeMilliseconds(),
            closure.Until?.ToDateTimeOffset().ToUnixTimeMilliseconds(),
            closure.HasDepthM ? closure.DepthM : null,
            caller.Subject);
    }
}
