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
        var district = request.District.Length == 0 ? (DivisionCode?)null : DistrictOf("district", request.District, caller);
        var supposed = new List<SupposedMission>();
        foreach (var (i, one) in NotTooMany("missions", request.Missions).Index())
        {
            supposed.Add(await Supposed($"missions[{i}]", one, caller));
            district = TheSame($"missions[{i}].mission_id", supposed[^1].Mission.Birthplace.District, district);
            if (supposed.FindIndex(had => had.Mission == supposed[^1].Mission) < i)
            {
                throw Refusal.Invalid($"missions[{i}].mission_id", "this mission is named already.");
            }
        }

        var more = new List<DispatchAsk>();
        foreach (var (i, ask) in NotTooMany("more", request.More).Index())
        {
            var (place, read) = await asks.Read($"more[{i}]", ask, caller);
            district = TheSame($"more[{i}]", place, district);
            more.Add(read);
        }

        var whose = district ?? throw Refusal.Invalid("district", "name a district, a mission, or what would be asked for more.");
        caller.MustReach(whose); // A plan is a whole district's.
        TwinId[] without = [.. request.Without.Select((unit, i) => UnitDoor.Id($"without[{i}]", unit))];
        return (await Desk(whose).WhatIf(more, supposed, without, Closures("closed", request.Closed, caller))).ToProto(whose);
    }

    private static IReadOnlyList<T> NotTooMany<T>(string field, IReadOnlyList<T> asked) => asked.Count <= MaxWhatIf
        ? asked
        : throw Refusal.Invalid(field, $"{asked.Count} missions are more than {MaxWhatIf}.");

    /// <summary>A what-if is of one district: the one that is named, or else that of the first thing asked.</summary>
    private static DivisionCode TheSame(string field, DivisionCode place, DivisionCode? district) => district is null || place == district
        ? place
        : throw Refusal.Invalid(field, $"it is in {place}, not in {district}.");

    private async Task<SupposedMission> Supposed(string field, V1.SupposedMission asked, Caller caller)
    {
        var (_, mission) = await missions.Find($"{field}.mission_id", asked.MissionId, caller);
        return (asked.Unit.Length > 0, asked.Failed) switch
        {
            (true, true) => throw Refusal.Invalid($"{field}.failed", "a mission that has failed is no unit's: say one or the other."),
            (false, false) => throw Refusal.Invalid($"{field}.unit", "say which unit would have it, or that it has failed."),
            (var isGiven, _) => new SupposedMission(mission.Id, isGiven ? UnitDoor.Id($"{field}.unit", asked.Unit) : null),
        };
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
