using CityTwin.City;
using CityTwin.Fleet.Assignment;
using CityTwin.Fleet.Missions;
using CityTwin.Fleet.Places;
using CityTwin.Hosting;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <content>Missions that wait get units: weighed at once, at the least cost of all.</content>
internal sealed partial class DispatchGrain
{
    private readonly HashSet<MissionId> _offering = [];
    private readonly Dictionary<MissionId, (long AgainAtMs, Wording Why)> _unplaced = [];
    private readonly Dictionary<TwinId, long> _away = [];
    private IReadOnlyList<UnitView> _fleet = [];
    private long _fleetAtMs;
    private bool _changed;

    private async Task Place()
    {
        var nowMs = NowMs;
        if (_changed)
        {
            _changed = false;
            _unplaced.Clear(); // What nobody could do may be done now.
            _planChanges++;
        }

        MissionView[] waiting =
        [
            .. Open.Where(mission => MissionTimes.LaunchMs(mission) <= nowMs && mission.AttemptsLeft > 0 && !_offering.Contains(mission.Id)
                    && !_orphans.ContainsKey(mission.Id) && !_failing.IsPaused((Weighing, mission.Id), nowMs)
                    && (!_unplaced.TryGetValue(mission.Id, out var until) || until.AgainAtMs <= nowMs))
                .OrderBy(mission => mission.Priority).ThenBy(mission => mission.DeadlineMs ?? long.MaxValue)
                .ThenBy(mission => mission.Id.Value, StringComparer.Ordinal).Take(_options.MissionsPlacedAtOnce),
        ];
        if (waiting.Length == 0)
        {
            return;
        }

        var picture = await Picture(waiting);
        foreach (var choice in await Weigh(picture, waiting))
        {
            if (_missions.GetValueOrDefault(choice.Mission.Id)?.Version != choice.Mission.Version)
            {
                continue; // It went on while it was weighed: it is somebody's, or ended, or weighed anew.
            }

            if (choice.Chosen is null)
            {
                _unplaced[choice.Mission.Id] = (nowMs + (long)_options.PlaceAgainAfter.TotalMilliseconds, choice.Why);
            }
            else if (_offering.Add(choice.Mission.Id))
            {
                OfferApart(choice, picture.Closings).Ignore();
            }
        }
    }

    /// <summary>All together; where that fails each is tried apart, and those at which it does not are weighed together.</summary>
    private async Task<IReadOnlyList<UnitChoice>> Weigh(FleetPicture picture, IReadOnlyList<MissionView> waiting)
    {
        try
        {
            var choices = await Task.Run(() => chooser.Choose(picture, waiting));
            foreach (var mission in waiting)
            {
                _failing.Done((Weighing, mission.Id));
            }

            return choices;
        }
        catch (Exception error) when (waiting.Count == 1)
        {
            Failed(Weighing, waiting[0].Id, error);
            return [];
        }
        catch (Exception error)
        {
            LogNotWeighed(District, waiting.Count, error); // At which of them it fails shows below.
        }

        var alone = new List<UnitChoice>();
        foreach (var mission in waiting)
        {
            alone.AddRange(await Weigh(picture, [mission]));
        }

        return alone.Count > 0 && alone.Count < waiting.Count ? await Weigh(picture, [.. alone.Select(choice => choice.Mission)]) : alone;
    }

    /// <summary>A unit that answers late keeps no other mission waiting.</summary>
    private async Task OfferApart(UnitChoice choice, long closings)
    {
        var mission = choice.Mission.Id;
        try
        {
            await Offer(choice, closings, MissionActors.Desk, isOverride: false, requestId: null);
        }
        catch (Exception error)
        {
            var againAtMs = NowMs + (long)_options.PlaceAgainAfter.TotalMilliseconds;
            _unplaced[mission] = (againAtMs, new Wording("指派未完成，稍后重试。", "It could not be offered and is tried again."));
            PassOver(choice.Chosen!.Id);
            LogNotOffered(District, mission, choice.Chosen.Id, error);
        }
        finally
        {
            _offering.Remove(mission);
            Look();
        }
    }

    /// <summary>
    /// The lease first, whose fence every command carries; then the record; then the unit. Who stops in between has recorded
    /// at most an offer that its clock forfeits.
    /// </summary>
    /// <param name="closings">How often roads and air had been closed or opened when the way was sought.</param>
    /// <exception cref="UnitRefusedException">Another has the unit, or it cannot be sent.</exception>
    private async Task<MissionView> Offer(UnitChoice choice, long closings, string by, bool isOverride, string? requestId)
    {
        var (mission, unit, request, way) = (choice.Mission, choice.Chosen!, choice.Request!, choice.Way!);
        var lease = isOverride ? await Preempt(mission.Id, unit, by) : await Within(Unit(unit.Id).Lease(mission.Id.Value, isPerson: false, LeaseFor));
        _sending.Add(unit.Id);
        try
        {
            if (!router.Reserve(request, way))
            {
                throw new InvalidOperationException($"Another flight was quicker in the way of {unit.Id}: it is planned anew.");
            }

            var task = TaskMaker.Make(
                mission.Id, mission.Kind, mission.Aim, mission.Attempt + 1, unit, way, request.Scene, request.StayS, lookDeg: request.LookDeg);
            var etaMs = EtaOf(unit, way);
            var offered = await Do(
                mission.Id,
                new OfferMission(
                    unit.Id, lease.Fence, task, choice.Bids, etaMs, isOverride,
                    NowMs + (Dispatching.Times.AcceptWithinSeconds * 1_000L),
                    OverdueOf(way, etaMs, atLeastMs: (etaMs - NowMs) / 2)),
                by, requestId);
            _leases[mission.Id] = (unit.Id, lease.Fence, NowMs + RenewMs);
            _failing.Done((Weighing, mission.Id)); // A person may give what could not be weighed.
            _sending.Remove(unit.Id);
            await Begin(offered, unit.Id, lease.Fence, task);
            if (closings != _closings)
            {
                OweWay(offered); // Whoever closed something meanwhile did not find this unit under way yet.
                Look();
            }

            return _missions[mission.Id];
        }
        catch
        {
            _sending.Remove(unit.Id);
            KeepAirHome(unit, mission.Id, returnAltitudeM: 0);
            GiveBack(unit.Id, mission.Id, lease.Fence).Ignore();
            throw;
        }
    }

    /// <summary>What the unit did before is another's first: it is told nothing while two missions have it.</summary>
    private async Task Begin(MissionView offered, TwinId unit, long fence, UnitTask task)
    {
        try
        {
            await LeaveOthers(offered, unit);
        }
        catch (Exception error)
        {
            LogNotLeft(District, unit, offered.Id, error);
            var attempt = offered.Attempts[^1];
            _owed.Owe($"start:{offered.Id}:{attempt.Number}", () => StartAgain(offered, unit, attempt, task));
            return;
        }

        await Start(offered, unit, offered.Attempt, fence, task);
    }

    /// <summary>A unit that refuses, or cannot be reached, loses the mission at once.</summary>
    private async Task Start(MissionView mission, TwinId unit, int attempt, long fence, UnitTask task)
    {
        if (!IsStillTheirs(mission.Id, attempt))
        {
            return; // Ended, or given to another, between the decision and this: nothing is to start.
        }

        try
        {
            await Within(Unit(unit).Do(new StartTask(task.Id, fence, task), mission.Id.Value));
            if (!IsStillTheirs(mission.Id, attempt) && _missions.GetValueOrDefault(mission.Id)?.Attempts.FirstOrDefault(one => one.Number == attempt) is { } over)
            {
                // It ended while the unit was being told, and who let the unit go may not have seen it on its way yet.
                _owed.Owe($"release:{unit}:{fence}", () => Release(mission, over));
                Look();
            }
        }
        catch (UnitRefusedException refused)
        {
            PassOver(unit);
            await Do(mission.Id, new ForfeitMission(attempt, await CodeOf(refused, unit, mission.Id), refused.Message));
        }
        catch (Exception error) when (error is TimeoutException or OrleansException)
        {
            PassOver(unit);
            await Do(mission.Id, new ForfeitMission(attempt, "unreachable", "The city could not reach the unit's twin."));
        }
    }

    /// <summary>That a token is out of date says less than that somebody else has the unit now.</summary>
    private async Task<string> CodeOf(UnitRefusedException refused, TwinId unit, MissionId mission)
    {
        try
        {
            return refused.Why == UnitRefusal.Fenced && await Within(Unit(unit).Get()) is { Lease: { } lease } && lease.Holder != mission.Value
                ? TakenOver : WireName.Of(refused.Why);
        }
        catch (Exception error) when (error is TimeoutException or OrleansException)
        {
            return WireName.Of(refused.Why);
        }
    }

    private bool IsStillTheirs(MissionId mission, int attempt) =>
        _missions.GetValueOrDefault(mission) is { IsOpen: true, Attempts: [.., { Outcome: null } last] } && last.Number == attempt;

    private void PassOver(TwinId unit)
    {
        var nowMs = NowMs;
        foreach (var old in _away.Where(one => one.Value <= nowMs).ToArray())
        {
            _away.Remove(old.Key);
        }

        _away[unit] = nowMs + (long)_options.PassOverFor.TotalMilliseconds;
    }

    /// <summary>The units at home here, those lent for one of the missions, and what speaks against each.</summary>
    private async Task<FleetPicture> Picture(IReadOnlyList<MissionView> missions, IReadOnlySet<TwinId>? without = null)
    {
        await KnowFleet();
        var lent = await Task.WhenAll(missions.SelectMany(mission => mission.Lent).Distinct()
            .Where(unit => _fleet.All(one => one.Id != unit)).Select(Lent));
        var nowMs = NowMs;
        var units = _fleet.Concat(lent.OfType<UnitView>()).ToArray();
        return new FleetPicture(
            nowMs,
            [.. units.Where(unit => unit.Id.Kind != TwinKind.Dock && without?.Contains(unit.Id) != true).Take(_options.MaxUnits)],
            units.Where(unit => unit.Id.Kind == TwinKind.Dock).ToDictionary(dock => dock.Id),
            missions.SelectMany(mission => LostMissions.By(mission, id => units.FirstOrDefault(unit => unit.Id == id)?.Status)
                .Select(unit => (mission.Id, unit))).ToHashSet(),
            _away.Where(one => one.Value > nowMs).Select(one => one.Key).Concat(LentOut).ToHashSet(),
            ClosuresAt(nowMs)) { Closings = _closings };
    }

    /// <returns>Null also where its twin cannot be reached: it is not sent now, and keeps no other mission waiting.</returns>
    private async Task<UnitView?> Lent(TwinId unit)
    {
        try
        {
            return await Within(Unit(unit).Get());
        }
        catch (Exception error) when (error is TimeoutException or OrleansException)
        {
            return null;
        }
    }

    private async Task KnowFleet()
    {
        if (NowMs - _fleetAtMs < (long)_options.FleetKnownFor.TotalMilliseconds)
        {
            return;
        }

        var (all, grain) = (new List<UnitView>(), GrainFactory.Grain<IFleetGrain>(District.Value));
        for (TwinId? after = null; all.Count < _options.MaxUnits;)
        {
            var page = await Within(grain.List(new UnitQuery(After: after, Max: _options.EntriesPerRead)));
            all.AddRange(page.Units.Where(unit => unit.Definition.Cell.District == District)); // Visitors are others' to send.
            if (!page.HasMore || page.Units is not [.., var last])
            {
                break;
            }

            after = last.Id;
        }

        (_fleet, _fleetAtMs) = (all, NowMs);
    }

    /// <summary>As the nearest dock measures it.</summary>
    private async Task<(double? WindMps, double? RainMmPerH)> WeatherAt(GeoPoint place)
    {
        await KnowFleet();
        var at = PlanePoint.Of(place);
        var nearest = _fleet.Where(unit => unit.Id.Kind == TwinKind.Dock && unit.Measures.Count > 0)
            .MinBy(dock => PlanePoint.Of(dock.Place).DistanceM(at));
        return (Of("windMps"), Of("rainMmPerH"));

        double? Of(string name) => nearest?.Measures.TryGetValue(name, out var value) == true ? value : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{District}: {Count} missions could not be weighed together, and are one by one")]
    private partial void LogNotWeighed(DivisionCode district, int count, Exception error);

    [LoggerMessage(LogLevel.Warning, "Dispatch of {District}: {Mission} could not be offered to {Unit}; it is placed anew")]
    private partial void LogNotOffered(DivisionCode district, MissionId mission, TwinId unit, Exception error);
}
