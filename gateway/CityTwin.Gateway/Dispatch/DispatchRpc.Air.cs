using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using Grpc.Core;
using Orleans.Runtime;

namespace CityTwin.Gateway.Dispatch;

/// <content>Air that is closed for a while. A drone may fly beyond its own district, so every desk of the city is told.</content>
internal sealed partial class DispatchRpc
{
    /// <summary>Long past: what is closed until then is open.</summary>
    private const long OverMs = 1;

    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromSeconds(2);

    public override async Task<V1.AirClosure> CloseAir(V1.CloseAirRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var district = DistrictOf("district", request.District, caller);
        var closure = air.Read(request, district, caller);
        await TellAll(closure, district, caller, context.CancellationToken);
        return closure.ToProto(air.DistrictsOf(closure));
    }

    public override async Task<V1.AirClosure> LiftAirClosure(V1.LiftAirClosureRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var closure = AirReader.DistrictIn(request.Id) is { } district && city.Has(district) && caller.MaySee(district)
            ? (await Desk(district).ClosedAir()).FirstOrDefault(one => one.Id == request.Id)
            : null;
        if (closure is null)
        {
            throw Refusal.NotFound($"No air is closed under '{request.Id}' in your area.");
        }

        var reached = air.DistrictsOf(closure);
        foreach (var one in reached)
        {
            caller.MustReach(one);
        }

        await TellAll(closure with { UntilMs = OverMs }, AirReader.DistrictIn(closure.Id)!.Value, caller, context.CancellationToken);
        return closure.ToProto(reached);
    }

    public override async Task<V1.ListAirClosuresResponse> ListAirClosures(V1.ListAirClosuresRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        var districts = city.DistrictsOf(area);
        var response = new V1.ListAirClosuresResponse();
        response.Closures.AddRange((await OfAll(area, desk => desk.ClosedAir(), context.CancellationToken))
            .SelectMany(some => some.Answer).DistinctBy(closure => closure.Id).OrderBy(closure => closure.Id, StringComparer.Ordinal)
            .Select(closure => (Closure: closure, Reached: air.DistrictsOf(closure)))
            .Where(one => one.Reached.Any(districts.Contains))
            .Select(one => one.Closure.ToProto(one.Reached)));
        return response;
    }

    /// <summary>What the desk finds wrong with it is told as it is; else it has as many as it takes.</summary>
    private async Task TellOwn(DivisionCode own, AirClosure closure, Caller caller)
    {
        try
        {
            await Desk(own).CloseAir([closure], caller.Subject);
        }
        catch (MissionRefusedException refused) when (refused.Why == MissionRefusal.State)
        {
            throw Refusal.Full(refused.Message);
        }
    }

    /// <summary>The own desk last when air is opened: as long as one has it closed, it is listed and can be opened again.</summary>
    private async Task TellAll(AirClosure closure, DivisionCode own, Caller caller, CancellationToken cancel)
    {
        var opens = closure.UntilMs == OverMs;
        if (!opens)
        {
            await TellOwn(own, closure, caller); // What it refuses nobody else is told.
        }

        DivisionCode[] others = [.. city.DistrictsOf(city.Code).Where(one => one != own)];
        var untold = (await Bounded.Select(others, Parallelism, async one => (District: one, Told: await Told(one)), cancel))
            .Where(one => !one.Told).Select(one => one.District).ToArray();
        if (untold.Length > 0)
        {
            throw Refusal.Unavailable(
                $"The desks of {string.Join(", ", untold)} could not be told of {closure.Id}, the others were: send the same again.", TellAgainAfter);
        }

        if (opens)
        {
            await TellOwn(own, closure, caller);
        }

        async Task<bool> Told(DivisionCode district)
        {
            try
            {
                await Desk(district).CloseAir([closure], caller.Subject);
                return true;
            }
            catch (Exception error) when (error is TimeoutException or OrleansException or MissionRefusedException)
            {
                return false;
            }
        }
    }
}
