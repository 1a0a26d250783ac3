using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <content>What alerts, orders and findings lead to.</content>
internal sealed partial class DispatchGrain
{
    /// <summary>Attempts whose unit was told that they are over, by unit and fence.</summary>
    private readonly HashSet<(TwinId Unit, long Fence)> _told = [];
    private readonly HashSet<MissionId> _followed = [];

    /// <summary>Launches that the log is being told of, and where to: of two alerts of one matter the second waits for the first.</summary>
    private readonly Dictionary<AlertId, (LaunchRuleDefinition Rule, GeoPoint Place, Task Planned)> _launching = [];

    private void Note(AlertView alert)
    {
        var rule = rules.For(alert, NowMs);
        if (rule is null)
        {
            _owed.Drop($"launch:{alert.Id}"); // It is over, or quiet, or not so grave any more.
        }
        else if (LaunchRules.IsNew(alert, _options.MaxLaunchAge, NowMs)
            && !_missions.ContainsKey(MissionIdentity.OfRule(alert.Id, CellOf(alert), rule.Code)))
        {
            _owed.Owe($"launch:{alert.Id}", dropped => Launch(alert, rule, dropped));
        }

        if (!alert.Active)
        {
            foreach (var mission in Open.Where(mission => mission.Alert == alert.Id.Value).ToArray())
            {
                Owe(mission, MissionFates.WhenCleared(mission, alert, rules.Of(mission)));
            }
        }
    }

    private void Note(WorkOrderView order)
    {
        foreach (var mission in _missions.Values.Where(mission => IsOf(mission, order)).ToArray())
        {
            if (order.State is WorkOrderState.Assigned or WorkOrderState.Handling)
            {
                OweOrder(mission); // A unit may have taken it on, or be done, before somebody was assigned.
            }

            Owe(mission, MissionFates.WhenEnded(mission, order));
        }
    }

    private void OweOrder(MissionView mission)
    {
        if (OrderSteps.IsResponse(mission.Kind) && mission.State is >= MissionState.Accepted and <= MissionState.Done)
        {
            _owed.Owe($"order:{mission.Id}", () => TellOrder(mission.Id));
        }
    }

    /// <summary>A mission as it stands now, with what it owes to others because of that.</summary>
    private void Note(MissionView mission)
    {
        if (_missions.TryGetValue(mission.Id, out var held) && held.Version >= mission.Version)
        {
            return;
        }

        _missions[mission.Id] = mission;
        foreach (var attempt in mission.Attempts.Where(attempt => attempt.Outcome is not null && _told.Add((attempt.Unit, attempt.Fence))))
        {
            _owed.Owe($"release:{attempt.Unit}:{attempt.Fence}", () => Release(mission, attempt));
        }

        if (mission.Finding is MissionFinding.Confirmed or MissionFinding.NotFound && !_followed.Contains(mission.Id))
        {
            _owed.Owe($"found:{mission.Id}", () => FollowUp(mission.Id));
        }

        if (mission is { State: MissionState.OnScene, Task: { } task } && task.Released < task.Stops.Count)
        {
            _owed.Owe($"base:{mission.Id}", () => ReleaseAll(mission.Id));
        }

        if (held?.State != mission.State)
        {
            OweOrder(mission);
        }

        if (held is { Clocks.OnSceneAtMs: null } && mission.Clocks.OnSceneAtMs is not null)
        {
            NoteArrival(mission);
        }

        if (mission.IsOpen && _orphans.ContainsKey(mission.Id) && mission.Attempts.Count > 0)
        {
            _orphans.Remove(mission.Id); // It was asked for again, and has somebody.
        }

        if (!mission.IsOpen || held?.State != mission.State)
        {
            _changed = true; // A unit is free, or one is needed.
        }

        if (!mission.IsOpen && _kept.Aid.Exists(aid => aid.Mission == mission.Id && aid.State is AidState.Asked or AidState.Granted))
        {
            _owed.Owe($"aid-ended:{mission.Id}", () => EndAid(mission.Id));
        }

        ForgetEnded();
    }

    private void ForgetEnded()
    {
        if (_missions.Count <= _options.MaxEndedKept)
        {
            return;
        }

        foreach (var old in _missions.Values.Where(mission => !mission.IsOpen).OrderBy(mission => mission.UpdatedAtMs)
            .Take(_options.MaxEndedKept / 10).ToArray())
        {
            _missions.Remove(old.Id);
            _followed.Remove(old.Id);
            _told.ExceptWith(old.Attempts.Select(attempt => (attempt.Unit, attempt.Fence)));
        }
    }

    private async Task Launch(AlertView alert, LaunchRuleDefinition rule, CancellationToken dropped)
    {
        var place = await GrainFactory.PlaceOf(city, alert);
        var (windMps, rainMmPerH) = await WeatherAt(place);
        if (LaunchRules.IsTooRough(rule, windMps, rainMmPerH))
        {
            LogTooRough(District, alert.Id, rule.Code, windMps, rainMmPerH);
            return;
        }

        var here = alert with { Cell = CellOf(alert) };
        var order = (await Log.ListOrders(new WorkOrderQuery(CorrelationId: alert.Id.Value, Max: 1))).Orders.FirstOrDefault()?.Id.Value;

        while (Beside(rule, place) is { } first)
        {
            await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        // Last of all, as it stands now: while it was weighed the alert may have cleared, or a person may have ended what is like it.
        if (dropped.IsCancellationRequested)
        {
            return;
        }

        if (SameMatter.Of(rule, place, _missions.Values, _options.SameMatterWithinM, NowMs - (long)_options.SameMatterFor.TotalMilliseconds) is { } seen)
        {
            LogSeenTo(District, alert.Id, seen.Id);
            return;
        }

        try
        {
            var planned = Do(
                MissionIdentity.OfRule(alert.Id, here.Cell, rule.Code),
                MissionPlans.ByRule(rule, Dispatching, here, place, order, NowMs), MissionActors.Rule(rule.Code));
            _launching[alert.Id] = (rule, place, planned);
            await planned;
        }
        finally
        {
            _launching.Remove(alert.Id);
        }

        Look();
    }

    private Task? Beside(LaunchRuleDefinition rule, GeoPoint place) => _launching.Values.FirstOrDefault(one => one.Rule.Code == rule.Code
        && PlanePoint.Of(one.Place).DistanceM(PlanePoint.Of(place)) <= _options.SameMatterWithinM).Planned;

    /// <summary>What was found: said to the order, and followed up by the missions of the rule. Each step may be done again.</summary>
    private async Task FollowUp(MissionId id)
    {
        if (_missions.GetValueOrDefault(id) is not { Finding: { } finding } mission)
        {
            return;
        }

        var rule = rules.Of(mission);
        var order = await OrderOf(mission);
        if (finding == MissionFinding.Confirmed && rule is not null)
        {
            await PlanTogether([.. MissionPlans.Following(rule, Dispatching, mission, order?.Id.Value, NowMs)], MissionActors.Rule(rule.Code));
        }

        if (mission.Kind == MissionKind.Verify && order is not null)
        {
            await Say(order, mission.Id, one => OrderSteps.Found(one, finding == MissionFinding.Confirmed, rule?.Department));
        }

        _followed.Add(id);
    }

    /// <summary>None is placed before all are planned: a unit that two could use goes where it is needed more.</summary>
    private async Task PlanTogether((MissionId Id, PlanMission Plan)[] missions, string by)
    {
        try
        {
            _offering.UnionWith(missions.Select(mission => mission.Id));
            foreach (var (id, plan) in missions)
            {
                await Do(id, plan, by);
            }
        }
        finally
        {
            _offering.ExceptWith(missions.Select(mission => mission.Id));
            Look();
        }
    }

    private void Owe(MissionView mission, MissionCommand? fate)
    {
        if (fate is not null)
        {
            _owed.Owe($"fate:{mission.Id}", () => DoIfItCan(mission.Id, fate));
        }
    }

    /// <summary>A mission that has gone on meanwhile needs it no more.</summary>
    private async Task DoIfItCan(MissionId id, MissionCommand command, string by = MissionActors.Desk, string? requestId = null)
    {
        try
        {
            await Do(id, command, by, requestId);
        }
        catch (MissionRefusedException refused) when (refused.Why == MissionRefusal.State)
        {
            LogNotNeeded(District, id, refused.Message);
        }
    }

    private DivisionCode CellOf(AlertView alert) => alert.Cell.District == District ? alert.Cell : alert.Id.Birthplace;

    [LoggerMessage(LogLevel.Information, "Dispatch of {District}: {Alert} is of what {Mission} sees to, and launches nothing of its own")]
    private partial void LogSeenTo(DivisionCode district, AlertId alert, MissionId mission);

    [LoggerMessage(LogLevel.Information, "Dispatch of {District}: {Alert} launches nothing by {Rule} in {Wind} m/s of wind and {Rain} mm/h of rain")]
    private partial void LogTooRough(DivisionCode district, AlertId alert, string rule, double? wind, double? rain);

    [LoggerMessage(LogLevel.Information, "Dispatch of {District}: {Mission} has gone on meanwhile: {Why}")]
    private partial void LogNotNeeded(DivisionCode district, MissionId mission, string why);
}
