using System.Security.Cryptography;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet.Missions;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <content>What people ask of the desk. Their word wins over the desk's and is recorded under their name.</content>
internal sealed partial class DispatchGrain
{
    public async Task<DispatchAdvice> Recommend(DispatchAsk ask)
    {
        var plan = await Resolve(ask);
        var mission = Imagined(plan, 0);
        var picture = await Picture([mission]);
        var choice = (await Task.Run(() => chooser.Choose(picture, [mission])))[0];
        return new DispatchAdvice(ask, plan.Aim, choice.Bids, await LaunchOf(ask), picture.NowMs);
    }

    public async Task<IReadOnlyList<MissionView>> Dispatch(DispatchAsk ask, string by, string? requestId)
    {
        var plan = await Resolve(ask);
        var units = ask.Units ?? [];
        if (units.Count > _options.MaxAsks || units.Distinct().Count() != units.Count)
        {
            throw MissionRefusedException.Invalid("units", $"{units.Count} units: expected at most {_options.MaxAsks}, each once.");
        }

        var key = requestId ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var sent = new List<MissionView>();
        for (var i = 0; i < Math.Max(1, units.Count); i++)
        {
            var id = MissionIdentity.OfAsk(plan.Aim.Cell, by, key, i);
            sent.Add(units.Count == 0 ? await Send(id, plan, by, key) : await Send(id, plan, units[i], by, key));
        }

        Look();
        return sent;
    }

    public async Task<MissionView> Override(MissionId mission, TwinId unit, string by, string? requestId)
    {
        var now = await Mission(mission).Get()
            ?? throw new MissionRefusedException(MissionRefusal.Missing, $"There is no mission {mission}.");
        Note(now);
        return now is { IsOpen: true } && now.Unit == unit ? now : await Give(now, unit, by, requestId);
    }

    public async Task<MissionView> Steer(MissionId mission, MissionSteer steer, string because, string by)
    {
        var now = await Mission(mission).Get()
            ?? throw new MissionRefusedException(MissionRefusal.Missing, $"There is no mission {mission}.");
        Note(now);
        switch (steer)
        {
            case MissionSteer.Launch:
                now = await Do(mission, new LaunchMission(), by);
                break;
            case MissionSteer.Pause or MissionSteer.Resume:
                now = await Hold(now, steer == MissionSteer.Pause, by);
                break;
            default:
                // The record first: what a person ended stays so, though the unit cannot be told at once.
                now = await Do(mission, new AbortMission(because), by);
                break;
        }

        Look();
        return now;
    }

    private async Task<MissionView> Hold(MissionView mission, bool paused, string by)
    {
        if (mission is not { IsOpen: true, Unit: { } unit } || mission.IsPaused == paused)
        {
            return mission.IsPaused == paused && mission.IsOpen ? mission : throw new MissionRefusedException(
                MissionRefusal.State, $"Mission {mission.Id} is {WireName.Of(mission.State)}: no unit is under way on it that could {(paused ? "stop" : "go on")}.");
        }

        var fence = _leases.TryGetValue(mission.Id, out var lease) ? lease.Fence : mission.Attempts[^1].Fence;
        var commandId = $"{MissionIdentity.TaskOf(mission.Id, mission.Attempt)}-v{mission.Version}";
        await Within(Unit(unit).Do(paused ? new PauseTask(commandId, fence) : new ResumeTask(commandId, fence), by));
        return await Do(mission.Id, new HoldMission(paused), by);
    }

    /// <summary>Planned, and given to whoever is best at once.</summary>
    private async Task<MissionView> Send(MissionId id, PlanMission plan, string by, string key)
    {
        var mission = await Do(id, plan, by, key);
        await Place();
        return _missions.GetValueOrDefault(id) ?? mission;
    }

    /// <summary>
    /// To a unit of a person's choice. The lease comes before the plan: of two who want one unit the second is told who has
    /// it, and leaves nothing behind.
    /// </summary>
    private async Task<MissionView> Send(MissionId id, PlanMission plan, TwinId unit, string by, string key)
    {
        if (_missions.GetValueOrDefault(id) is { Attempts.Count: > 0 } sent)
        {
            return sent; // The same request again.
        }

        var view = await Sendable(unit, lent: []); // What is planned only now has been lent nothing.

        // Refused before anything is planned: a plan left behind would be given to somebody nobody asked for.
        var imagined = Imagined(plan, 0);
        await WayOf(imagined, view, await Picture([imagined]));
        _offering.Add(id); // It is this person's to offer.
        _orphans.Remove(id);
        _owed.Drop($"orphan:{id}"); // Asked for again in time.
        try
        {
            var lease = await Preempt(id, view, by);
            try
            {
                return await Give(await Do(id, plan, by, key), unit, by, $"{key}:offer");
            }
            catch
            {
                GiveBack(unit, id, lease.Fence).Ignore();
                Orphan(id);
                throw;
            }
        }
        finally
        {
            _offering.Remove(id);
        }
    }

    /// <summary>Plans that may be in the log and have nobody: whoever asked was told that it failed. By when each is closed.</summary>
    private readonly Dictionary<MissionId, long> _orphans = [];

    /// <summary>It is offered to nobody that nobody asked for. Asked again under its key in time it goes on; else it is ended.</summary>
    private void Orphan(MissionId id)
    {
        if (_orphans.Count < _options.MaxOwed)
        {
            _orphans[id] = NowMs + (long)_options.CloseOrphansAfter.TotalMilliseconds;
        }
    }

    private void CloseOrphans()
    {
        foreach (var (id, atMs) in _orphans.Where(one => one.Value <= NowMs).ToArray())
        {
            // A plan that was on its way still has come by then, or never will.
            _owed.Owe($"orphan:{id}", async dropped =>
            {
                if (await Mission(id).Get() is { IsOpen: true, Attempts.Count: 0 } && !dropped.IsCancellationRequested)
                {
                    await DoIfItCan(id, new AbortMission("It could not be given to the unit that it was planned for, and nobody else was asked."));
                }

                if (!dropped.IsCancellationRequested)
                {
                    _orphans.Remove(id);
                }
            });
        }
    }

    private async Task<MissionView> Give(MissionView mission, TwinId unit, string by, string? requestId)
    {
        if (!mission.IsOpen)
        {
            throw new MissionRefusedException(
                MissionRefusal.State, $"Mission {mission.Id} is {WireName.Of(mission.State)}: it can be given to nobody any more; plan another.");
        }

        var view = await Sendable(unit, mission.Lent);
        var picture = await Picture([mission]);
        // Only it is weighed, so that the record has its terms; a person's word wins over what speaks against it.
        var choice = (await Task.Run(() => chooser.Choose(picture with { Units = [view], PassedOver = new HashSet<(MissionId, TwinId)>(), Away = new HashSet<TwinId>() }, [mission])))[0];
        var (request, way) = choice is { Request: { } asked, Way: { } found } ? (asked, found) : await WayOf(mission, view, picture);
        var wasOffering = !_offering.Add(mission.Id);
        try
        {
            return await Offer(new UnitChoice(mission, view, request, way, choice.Bids, new("人工指定。", "A person chose it.")), picture.Closings, by, isOverride: true, requestId);
        }
        finally
        {
            if (!wasOffering)
            {
                _offering.Remove(mission.Id);
            }

            Look();
        }
    }

    /// <exception cref="UnitRefusedException">There is none that it may go.</exception>
    private async Task<(WayRequest Request, UnitWay Way)> WayOf(MissionView mission, UnitView unit, FleetPicture picture)
    {
        var (request, way) = await Task.Run(() => chooser.WayOf(mission, unit, picture));
        return way.Refusal is not null and not "too-little-energy" || way.Legs.Count == 0
            ? throw new UnitRefusedException(way.Refusal == "airspace" ? UnitRefusal.OutOfArea : UnitRefusal.Incapable, $"{unit.Id}: {way.Why}")
            : (request, way);
    }

    /// <summary>
    /// A unit is sent by the desk of the district where it is at home, or by the one that it is lent to, and then on that
    /// mission alone. Of others' units nothing is told: they are missing, as those that there are not.
    /// </summary>
    private async Task<UnitView> Sendable(TwinId unit, IReadOnlyCollection<TwinId> lent)
    {
        var view = await Within(Unit(unit).Get());
        if (view is null || (view.Definition.Cell.District != District && !lent.Contains(unit)))
        {
            throw new UnitRefusedException(
                UnitRefusal.Missing, $"There is no unit {unit} in {District}, and none was lent to it for this; ask for aid.");
        }

        return view.Definition.Cell.District == District && LentTo(unit) is { } borrower
            ? throw new UnitRefusedException(
                UnitRefusal.Taken, $"{unit} is lent to another district, {borrower}, until its mission there ends; its desk can let it go before.")
            : view;
    }

    /// <summary>What is asked, with what the alert or order says of it.</summary>
    private async Task<PlanMission> Resolve(DispatchAsk ask)
    {
        var alert = ask.Alert is null ? null : await FindAlert(ask.Alert);
        var order = ask.Order is null ? null : WorkOrderId.TryParse(ask.Order, out var orderId)
            ? await GrainFactory.Grain<IWorkOrderGrain>(orderId.Value).Get() ?? throw MissionRefusedException.Invalid("order", $"there is no order {ask.Order}.")
            : throw MissionRefusedException.Invalid("order", $"'{ask.Order}' is not an order's id.");
        var aim = ask.Aim
            ?? (order is not null ? MissionPlans.At(new GeoPoint(order.Longitude, order.Latitude), order.Cell) : null)
            ?? (alert is not null ? MissionPlans.At(await GrainFactory.PlaceOf(city, alert), CellOf(alert)) : null)
            ?? throw MissionRefusedException.Invalid("aim", "say where: by an alert, an order or a place.");
        if (!city.Has(aim.Cell) || aim.Cell.District != District)
        {
            throw MissionRefusedException.Invalid("aim.cell", $"{aim.Cell} is not a cell of {District}, whose desk this is.");
        }

        // As the mission itself would: nobody bids for what could then not be sent.
        MissionAims.Check(ask.Kind, aim);
        await RefuseTooMuch(ask.Kind, aim, ask.Units);
        var priority = ask.Priority ?? MissionPlans.PriorityOf(alert?.Severity, order?.Urgency);
        var deadlineS = MissionPlans.Terms(Dispatching, ask.Kind)?.DeadlineSeconds;
        return new PlanMission(
            ask.Kind, aim, order?.CorrelationId ?? alert?.Id.Value, alert?.Id.Value ?? order?.Alerts.FirstOrDefault(), order?.Id.Value,
            alert is null ? order?.Lead ?? aim.Cell.Street : AlertLadder.LeadOf(alert), ask.Needs ?? Dispatching.NeedsOf(ask.Kind), priority,
            ask.DeadlineMs ?? NowMs + (deadlineS * 1_000L), alert?.RaisedAtMs ?? order?.OccurredAtMs, alert?.UpdatedAtMs ?? order?.ReportedAtMs,
            LaunchAtMs: null, MaxAttempts: 5, ask.Exercise || order?.Exercise == true);
    }

    /// <summary>What no flight can do at one go is refused before it is planned, unless it is for named units on the ground.</summary>
    private async Task RefuseTooMuch(MissionKind kind, MissionAim aim, IReadOnlyList<TwinId>? units)
    {
        var (heightM, nowMs) = (WayRequests.HeightM(city, kind), NowMs);
        if ((units is not { Count: > 0 } || units.Any(unit => unit.Kind == TwinKind.Drone))
            && (await Task.Run(() => router.Stops(kind, aim, flies: true, heightM, nowMs))).Refusal is { } refusal)
        {
            throw MissionRefusedException.Invalid("aim", refusal);
        }
    }

    private async Task<AlertView> FindAlert(string id) => !AlertId.TryParse(id, out var alert)
        ? throw MissionRefusedException.Invalid("alert", $"'{id}' is not an alert's id.")
        : await GrainFactory.Grain<IAlertGrain>(alert.Value).Get() ?? throw MissionRefusedException.Invalid("alert", $"there is no alert {id}.");

    private async Task<string?> LaunchOf(DispatchAsk ask) => ask.Alert is null ? null : rules.For(await FindAlert(ask.Alert), NowMs)?.Code;

    private static MissionView Imagined(PlanMission plan, int number) => new()
    {
        Id = MissionIdentity.OfAsk(plan.Aim.Cell, "what-if", $"{plan.Kind}", number),
        CorrelationId = plan.CorrelationId ?? "what-if",
        Kind = plan.Kind,
        Aim = plan.Aim,
        Needs = plan.Needs,
        Priority = plan.Priority,
        DeadlineMs = plan.DeadlineMs,
        Lead = plan.Lead,
        PlannedBy = "what-if",
        Clocks = new MissionClocks(),
        Confirm = plan.Confirm,
        AttemptsLeft = plan.MaxAttempts,
    };
}
