using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A dispatch desk that remembers what it was asked and sends nobody.</summary>
public sealed class ScriptedDispatch(Script script) : Grain, IDispatchGrain
{
    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    public Task<DispatchAdvice> Recommend(DispatchAsk ask)
    {
        script.Asks.Enqueue((District, ask));
        return Task.FromResult(new DispatchAdvice(ask, ask.Aim ?? Aim(), [Bid()], null, 1));
    }

    public Task<IReadOnlyList<MissionView>> Dispatch(DispatchAsk ask, string by, string? requestId)
    {
        script.Asks.Enqueue((District, ask));
        return Task.FromResult<IReadOnlyList<MissionView>>([ScriptedMission.Of(MissionId.Create(DivisionCode.Parse(TinyCity.Cell), "ksent")) with { PlannedBy = by }]);
    }

    public Task<MissionView> Override(MissionId mission, TwinId unit, string by, string? requestId) =>
        Task.FromResult(ScriptedMission.Of(mission) with { Unit = unit });

    public Task<MissionView> Steer(MissionId mission, MissionSteer steer, string because, string by) =>
        Task.FromResult(ScriptedMission.Of(mission) with { Because = because });

    public Task<DispatchPlan> Plan() => Task.FromResult(script.Plans.GetValueOrDefault(District.Value, Nothing));

    public Task<DispatchPlan> WhatIf(
        IReadOnlyList<DispatchAsk> more, IReadOnlyList<SupposedMission> supposed, IReadOnlyList<TwinId> without, IReadOnlyList<RoadClosure> closed)
    {
        script.Suppositions.Enqueue((District, supposed, without));
        return Plan();
    }

    public Task CloseAir(IReadOnlyList<AirClosure> closures, string by)
    {
        if (script.AirRefusals.TryGetValue(District, out var refusal))
        {
            throw refusal;
        }

        foreach (var closure in closures)
        {
            script.Air[(District, closure.Id)] = closure with { By = by };
            if (closure.UntilMs < TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())
            {
                script.Air.TryRemove((District, closure.Id), out _);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AirClosure>> ClosedAir() => Task.FromResult<IReadOnlyList<AirClosure>>(
        [.. script.Air.Where(one => one.Key.District == District).Select(one => one.Value)]);

    public Task CloseRoads(IReadOnlyList<RoadClosure> closures, string by)
    {
        foreach (var closure in closures)
        {
            script.Closures[(District, closure.Edge)] = closure;
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<RoadClosure>> Closures() => Task.FromResult<IReadOnlyList<RoadClosure>>(
        [.. script.Closures.Where(one => one.Key.District == District).Select(one => one.Value)]);

    public Task<AidRequest> AskAid(MissionId mission, DivisionCode? from, string reason, string by) =>
        Task.FromResult(script.Aid[$"{District}-{mission.Serial}"] = new AidRequest(
            $"{District}-{mission.Serial}", District, from, mission, AidState.Asked, by, 1, null, null, [], reason));

    /// <summary>As a real desk, it decides nothing that was asked of another.</summary>
    public Task<AidRequest> DecideAid(string id, IReadOnlyList<TwinId> granted, string reason, string by) =>
        script.Aid[id] is { From: { } from } && from != District
            ? throw new MissionRefusedException(MissionRefusal.State, $"Aid {id} is {from}'s to grant: ask its desk.")
            : Task.FromResult(script.Aid[id] = script.Aid[id] with
            {
                State = granted.Count > 0 ? AidState.Granted : AidState.Refused, Granted = granted, DecidedBy = by, DecidedAtMs = 2,
            });

    public Task<IReadOnlyList<AidRequest>> ListAid() => Task.FromResult<IReadOnlyList<AidRequest>>(
        [.. script.Aid.Values.Where(aid => aid.By == District || aid.From == District)]);

    private static DispatchPlan Nothing { get; } = new(0, 0, "", 0, null, 0, [], []);

    private static MissionAim Aim() => new(new(106.56, 29.56, 250), DivisionCode.Parse(TinyCity.Cell), [], null, null, null, []);

    private static UnitBid Bid() => new(
        TwinId.Parse($"drone:{TinyCity.Cell}:k1"), "Drone", [], 42, [new CostTerm("travel", 42, "s", 42)], 43_000, 400, 80, [], "近", "near");
}
