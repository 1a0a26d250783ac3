using CityTwin.City;
using CityTwin.Governance;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <content>The plan board, what it would be if, and roads that are closed.</content>
internal sealed partial class DispatchGrain
{
    private readonly PlanBoard _board = new(city, router, options.Value, clock);

    private DispatchPlan? _plan;

    /// <summary>Who was to do what by the plan before: the next one, and what would be if, begin from it.</summary>
    private Planning.Plan? _running;
    private GrowingVersion _revision;
    private Task<DispatchPlan>? _planning;
    private string _because = "start";

    /// <summary>How often roads or air were closed or opened here: a way that was sought before the last time may lead through what is closed.</summary>
    private long _closings;

    /// <summary>What a plan is made of has changed so often; the plan in force is of that many.</summary>
    private long _planChanges = 1, _plannedOf;

    public async Task<DispatchPlan> Plan()
    {
        var asOf = _planChanges;
        while (_plan is null || _plannedOf < asOf)
        {
            await (_planning ??= PlanAnew()); // What is being planned may have begun before what the caller has changed.
        }

        return _plan;
    }

    /// <summary>Whoever asks meanwhile has the same; what changes meanwhile, or fails, is planned by whoever asks next.</summary>
    private async Task<DispatchPlan> PlanAnew()
    {
        await Task.Yield();
        try
        {
            var of = _planChanges;
            var (plan, made) = await MakePlan([.. Open], without: null, ClosuresAt(NowMs));
            (_running, _plan, _plannedOf) = (made, plan with { Revision = _revision.Next(clock), Because = _because }, of);
            return _plan;
        }
        finally
        {
            _planning = null;
        }
    }

    public async Task<DispatchPlan> WhatIf(
        IReadOnlyList<DispatchAsk> more, IReadOnlyList<SupposedMission> supposed, IReadOnlyList<TwinId> without, IReadOnlyList<RoadClosure> closed)
    {
        Bound("more", more.Count, _options.MaxAsks);
        Bound("missions", supposed.Count, _options.MaxAsks);
        Bound("closed", closed.Count, _options.MaxClosures);
        foreach (var (mission, unit) in supposed)
        {
            await CanBeSupposed(mission, unit);
        }

        var missions = Open.ToList();
        foreach (var (i, ask) in more.Index())
        {
            var imagined = await ResolveOf($"more[{i}]", ask);
            if (ask.Units is not { Count: > 0 } named)
            {
                missions.Add(Imagined(imagined, missions.Count));
                continue;
            }

            // Whom the caller names is taken to have it, as a dispatch would give it.
            foreach (var unit in named.Distinct())
            {
                await Sendable(unit, lent: []);
                missions.Add(Imagined(imagined, missions.Count) with { Unit = unit });
            }
        }

        var gone = without.ToHashSet();
        var (plan, _) = await MakePlan(Suppositions.Of(missions, supposed, gone), gone, [.. ClosuresAt(NowMs), .. closed]);
        return plan with { Revision = _revision.Value, Because = "what-if" };
    }

    private static void Bound(string field, int count, int most)
    {
        if (count > most)
        {
            throw MissionRefusedException.Invalid(field, $"{count} are more than {most}, which are tried at once.");
        }
    }

    /// <summary>What is over stays over, and a unit that cannot be sent is not imagined away from where it is.</summary>
    private async Task CanBeSupposed(MissionId id, TwinId? unit)
    {
        var mission = await Mission(id).Get() ?? throw new MissionRefusedException(MissionRefusal.Missing, $"There is no mission {id}.");
        Note(mission);
        if (!mission.IsOpen)
        {
            throw new MissionRefusedException(MissionRefusal.State, $"Mission {id} is {WireName.Of(mission.State)}: only of one that is not over can something be supposed.");
        }

        if (unit is { } named)
        {
            await Sendable(named, mission.Lent);
        }
    }

    /// <summary>What makes no sense is refused by the field it was sent in.</summary>
    private async Task<PlanMission> ResolveOf(string field, DispatchAsk ask)
    {
        try
        {
            return await Resolve(ask);
        }
        catch (MissionRefusedException refused) when (refused.Why == MissionRefusal.Invalid)
        {
            throw MissionRefusedException.Invalid($"{field}.{refused.Field}", refused.Message[(refused.Field.Length + 2)..]);
        }
    }

    public Task<IReadOnlyList<RoadClosure>> Closures() => Task.FromResult(ClosuresAt(NowMs));

    public async Task CloseRoads(IReadOnlyList<RoadClosure> closures, string by)
    {
        if (closures.Count > _options.MaxClosures)
        {
            throw MissionRefusedException.Invalid("closures", $"{closures.Count} roads: at most {_options.MaxClosures} are closed at once.");
        }

        var nowMs = NowMs;
        var closed = closures.Select(one => one with { By = by }).ToLookup(one => one.Edge);
        await Save(kept =>
        {
            List<RoadClosure> all =
            [
                .. kept.Closures.Where(one => Lasts(one, nowMs) && !closed.Contains(one.Edge)),
                .. closed.Select(edge => edge.Last()).Where(one => Lasts(one, nowMs)),
            ];
            return all.Count <= _options.MaxClosures ? kept with { Closures = all } : throw MissionRefusedException.Invalid(
                "closures", $"{all.Count} roads would be closed: at most {_options.MaxClosures} may be. Open some first.");
        });
        (_because, _changed) = ("closure", true);
        _planChanges++;
        _closings++;
        foreach (var mission in Open.Where(mission => mission is { Unit: { Kind: not TwinKind.Drone }, State: < MissionState.OnScene }).ToArray())
        {
            OweWay(mission);
        }

        Look();
    }

    /// <summary>Its way is looked at again, and is another where that one is not what it should be any more.</summary>
    private void OweWay(MissionView mission) => _owed.Owe(
        $"way:{mission.Id}", () => mission.Unit?.Kind == TwinKind.Drone ? FlyAnew(mission.Id) : WayAnew(mission.Id, "closure"));

    /// <summary>A unit under way is told of a new way when roads have changed; one that has none any more forfeits.</summary>
    private async Task WayAnew(MissionId id, string because)
    {
        if (_missions.GetValueOrDefault(id) is not { IsOpen: true, Unit: { } unit, Task: { } task, State: < MissionState.OnScene } mission
            || await Within(Unit(unit).Get()) is not { } view)
        {
            return;
        }

        var attempt = mission.Attempts[^1];
        var picture = await Picture([mission]);
        var (request, way) = await Task.Run(() => chooser.WayOf(mission, view, picture));
        if (picture.Closings != _closings)
        {
            OweWay(mission);
            return;
        }

        if (way.Refusal is { } code)
        {
            await Do(id, new ForfeitMission(attempt.Number, code, way.Why));
            return;
        }

        var next = TaskMaker.Make(
            id, mission.Kind, mission.Aim, attempt.Number, view, way, request.Scene, request.StayS, TaskMaker.NextRevision(task, view), request.LookDeg);
        if (IsSameWay(task, next) && !TaskMaker.IsAhead(view, task))
        {
            return;
        }

        var etaMs = EtaOf(view, way);
        await Change(mission, unit, next, etaMs, because, OverdueOf(way, etaMs, atLeastMs: 0));
    }

    /// <summary>What was a robot's horizon becomes its base once it is on the scene.</summary>
    private async Task ReleaseAll(MissionId id)
    {
        if (_missions.GetValueOrDefault(id) is { State: MissionState.OnScene, Unit: { } unit, Task: { } task } mission
            && task.Released < task.Stops.Count && await Within(Unit(unit).Get()) is { } view)
        {
            var next = task with { Released = task.Stops.Count, Revision = TaskMaker.NextRevision(task, view) };
            await Change(mission, unit, next, mission.Attempts[^1].EtaMs, "released", overdueAtMs: null);
        }
    }

    /// <summary>The unit first: a change that it refuses is not recorded, and it goes on as it was told before.</summary>
    private async Task Change(MissionView mission, TwinId unit, UnitTask next, long? etaMs, string because, long? overdueAtMs)
    {
        var fence = _leases.TryGetValue(mission.Id, out var lease) ? lease.Fence : mission.Attempts[^1].Fence;
        await Within(Unit(unit).Do(new StartTask($"{next.Id}-r{next.Revision}", fence, next), mission.Id.Value));
        await Do(mission.Id, new ReplanMission(next, etaMs, because, overdueAtMs));
    }

    /// <summary>Whether what is left of the way is what it was.</summary>
    private static bool IsSameWay(UnitTask before, UnitTask now)
    {
        var (old, next) = (before.Stops[before.Scene].NodeIds, now.Stops[now.Scene].NodeIds);
        return next.Count <= old.Count && old.TakeLast(next.Count).SequenceEqual(next);
    }

    private async Task<(DispatchPlan Told, Planning.Plan? Made)> MakePlan(
        IReadOnlyList<MissionView> missions, IReadOnlySet<TwinId>? without, IReadOnlyList<RoadClosure> closures)
    {
        var picture = await Picture(missions, without) with { Closures = closures };
        var (began, running) = (clock.GetTimestamp(), _running);
        var (told, made) = await Task.Run(() => _board.Make(picture, missions, running));
        return (told with { TookMs = clock.GetElapsedTime(began).TotalMilliseconds }, made);
    }

    private IReadOnlyList<RoadClosure> ClosuresAt(long nowMs) => [.. _kept.Closures.Where(one => Lasts(one, nowMs))];

    private static bool Lasts(RoadClosure closure, long nowMs) => closure.UntilMs is not { } until || until > nowMs;
}
