using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <content>Air that is closed for the moment, and the drones that it is in front of.</content>
internal sealed partial class DispatchGrain
{
    /// <summary>Characters of a closure's name.</summary>
    private const int MaxClosureName = 64;

    /// <summary>Points of a closure's ring.</summary>
    private const int MaxClosurePoints = 500;

    public Task<IReadOnlyList<AirClosure>> ClosedAir() => Task.FromResult(AirAt(NowMs));

    public async Task CloseAir(IReadOnlyList<AirClosure> closures, string by)
    {
        foreach (var one in closures)
        {
            if (one.Id.Length is 0 or > MaxClosureName || one.Area.Count is < 3 or > MaxClosurePoints || !(one.FloorM >= 0) || !(one.CeilingM is null || one.CeilingM > one.FloorM))
            {
                throw MissionRefusedException.Invalid(
                    "closures", $"'{one.Id}' has {one.Area.Count} points from {one.FloorM} to {one.CeilingM} m: expected a name of at most {MaxClosureName} characters, a ring of 3 to {MaxClosurePoints} points, and a ceiling above the floor.");
            }
        }

        var nowMs = NowMs;
        if (closures.Where(one => Lasts(one, nowMs)).Select(one => ClosedShape.WhyNot(one, city.Manifest.Bbox)).FirstOrDefault(why => why is not null) is { } reason)
        {
            throw MissionRefusedException.Invalid("closures", reason);
        }

        var closed = closures.Select(one => one with { By = by }).ToLookup(one => one.Id);
        await Save(kept =>
        {
            List<AirClosure> all =
            [
                .. kept.Air.Where(one => Lasts(one, nowMs) && !closed.Contains(one.Id)),
                .. closed.Select(same => same.Last()).Where(one => Lasts(one, nowMs)),
            ];
            return all.Count <= _options.MaxAirClosures ? kept with { Air = all } : throw new MissionRefusedException(
                MissionRefusal.State, $"{all.Count} areas of the air would be closed: at most {_options.MaxAirClosures} may be. Open some first.");
        });
        router.CloseAir(District.Value, AirAt(NowMs));
        (_because, _changed) = ("airspace", true);
        _planChanges++;
        _closings++;
        OweFlights();
        Look();
    }

    private IReadOnlyList<AirClosure> AirAt(long nowMs) => [.. _kept.Air.Where(one => Lasts(one, nowMs))];

    private static bool Lasts(AirClosure closure, long nowMs) => closure.UntilMs is not { } until || until > nowMs;

    private void OweFlights()
    {
        foreach (var mission in Open.Where(mission => mission.Unit?.Kind == TwinKind.Drone).ToArray())
        {
            OweWay(mission);
        }
    }

    /// <summary>What an activation before this one had closed stays so, and its drones are looked at again.</summary>
    private void CloseAirAgain()
    {
        router.CloseAir(District.Value, AirAt(NowMs));
        if (_kept.Air.Count > 0)
        {
            OweFlights();
        }
    }

    /// <summary>
    /// A drone whose way is closed ahead of it is told another, over the stops that it has not been to; one that has none, or
    /// cannot be told, loses the mission and is called home. One that was told a change which its record does not have is told
    /// once more: what it flies is then what is recorded.
    /// </summary>
    private async Task FlyAnew(MissionId id)
    {
        if (_missions.GetValueOrDefault(id) is not { IsOpen: true, Unit: { Kind: TwinKind.Drone } unit, Task: { } task } mission
            || await Within(Unit(unit).Get()) is not { } view || !IsStillTheirs(id, mission.Attempt))
        {
            return;
        }

        var behind = Math.Clamp(view.Stop ?? 0, 0, task.Stops.Count - 1);
        GeoPoint[] ahead = [view.Place, .. view.Path.Count > 0 ? view.Path : task.Stops.Skip(behind).SelectMany(stop => stop.Path.Append(stop.Place))];
        var closed = router.ClosedOn(unit, ahead, NowMs);
        if (closed is null && !TaskMaker.IsAhead(view, task))
        {
            return;
        }

        var picture = await Picture([mission]);
        var (request, way) = await Task.Run(() => chooser.RestOf(mission, view, picture));
        if (!IsStillTheirs(id, mission.Attempt))
        {
            return;
        }

        if (picture.Closings != _closings)
        {
            OweWay(mission);
            return;
        }

        var isWay = way.Refusal is null && way.Legs.Count == task.Stops.Count - behind;
        if (isWay && !router.Reserve(request, way))
        {
            throw new InvalidOperationException($"Another flight was quicker in the new way of {unit}: it is planned anew.");
        }

        var next = !isWay ? task : task with
        {
            Stops = [.. task.Stops.Take(behind), .. task.Stops.Skip(behind).Zip(way.Legs, (stop, leg) =>
                stop with { Place = leg.To, Path = leg.Path, PlannedAtMs = leg.ArriveMs })],
            Revision = TaskMaker.NextRevision(task, view),
            ReturnAltitudeM = Math.Max(task.ReturnAltitudeM, way.ReturnAltitudeM),
        };
        try
        {
            if (isWay)
            {
                var etaMs = behind <= task.Scene ? EtaOf(view, way) : mission.Attempts[^1].EtaMs;
                await Change(mission, unit, next, etaMs, "airspace", OverdueOf(way, etaMs ?? 0, atLeastMs: 0));
                return;
            }
        }
        catch (UnitRefusedException refused) when (closed is not null)
        {
            await Do(id, new ForfeitMission(mission.Attempt, WireName.Of(refused.Why), $"{closed} was closed ahead of it, and it takes no other way: {refused.Message}"));
            return;
        }

        if (closed is not null)
        {
            await Do(id, new ForfeitMission(mission.Attempt, way.Refusal ?? "no-way", $"{closed} was closed ahead of it, and there is no way around: {way.Why}"));
        }
    }
}
