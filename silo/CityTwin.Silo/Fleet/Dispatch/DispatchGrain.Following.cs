using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <content>What the desk knows of its district: from the boards at first, then from the log as it is written.</content>
internal sealed partial class DispatchGrain
{
    private long? _place;
    private bool _gap;
    private long _healedAtMs;

    public Task Hear(IReadOnlyList<LoggedEvent> entries)
    {
        Take(entries);
        Look();
        return Task.CompletedTask;
    }

    private async Task Follow()
    {
        if (_place is null || _owed.Overflowed)
        {
            await Recall();
        }

        if (!_gap && NowMs - _healedAtMs < (long)_options.HealEvery.TotalMilliseconds)
        {
            return;
        }

        _healedAtMs = NowMs;
        _gap = false;
        while (_place is { } place)
        {
            var page = await Log.Read(place, _options.EntriesPerRead);
            if (page.Head < place)
            {
                _place = null; // The log went back: what it has now is read anew.
                return;
            }

            if (page.Entries.Count == 0)
            {
                return;
            }

            Take(page.Entries);
        }
    }

    private void Take(IReadOnlyList<LoggedEvent> entries)
    {
        foreach (var logged in entries)
        {
            if (_place is not { } place || logged.Entry.Sequence > place + 1)
            {
                _gap = _place is not null;
                return;
            }

            if (logged.Entry.Sequence == place + 1)
            {
                _place = place + 1;
                Take(logged);
            }
        }
    }

    private void Take(LoggedEvent logged)
    {
        switch (logged)
        {
            case { Mission: { } mission }: Note(mission); break;
            case { Alert: { } alert }: Note(alert); break;
            case { Order: { } order }: Note(order); break;
        }
    }

    /// <summary>Open missions, those that ended a while ago and may owe something, and alerts that may launch one.</summary>
    private async Task Recall()
    {
        _owed.Overflowed = false;
        var first = await Log.ListMissions(new MissionQuery(Open: true, Max: _options.EntriesPerRead));
        await Recall(first, new MissionQuery(Open: true, Max: _options.EntriesPerRead), _ => true);
        var sinceMs = NowMs - (long)_options.LookBack.TotalMilliseconds;
        var ended = new MissionQuery(Open: false, Max: _options.EntriesPerRead);
        await Recall(await Log.ListMissions(ended), ended, mission => mission.UpdatedAtMs >= sinceMs);
        for (AlertCursor? after = null; ;)
        {
            var page = await Log.ListAlerts(new AlertQuery(Active: true, After: after, Max: _options.EntriesPerRead));
            foreach (var alert in page.Alerts)
            {
                Note(alert);
            }

            if (!page.More || page.Alerts is not [.., var last])
            {
                break;
            }

            after = new AlertCursor(last.RaisedAtMs, last.Id.Value);
        }

        foreach (var mission in Open.ToArray())
        {
            Resume(mission);
        }

        TellAllAid();
        CloseAirAgain();
        _place = first.Head;
        _healedAtMs = 0;
    }

    private async Task Recall(MissionPage page, MissionQuery query, Func<MissionView, bool> isNew)
    {
        while (true)
        {
            foreach (var mission in page.Missions.Where(isNew))
            {
                Note(mission);
            }

            if (page.Next is not { } next || !page.Missions.Any(isNew) || _missions.Count >= _options.MaxEndedKept)
            {
                return;
            }

            page = await Log.ListMissions(query with { After = next });
        }
    }

    /// <summary>
    /// An activation before this one may have stopped between two steps: a task that is offered is sent again, which does
    /// nothing to a unit that has it; and what a mission is for may have changed meanwhile.
    /// </summary>
    private void Resume(MissionView mission)
    {
        if (mission is { State: MissionState.Offered, Unit: { } unit, Task: { } task, Attempts: [.., var attempt] })
        {
            _owed.Owe($"start:{mission.Id}:{attempt.Number}", () => StartAgain(mission, unit, attempt, task));
        }

        _owed.Owe($"check:{mission.Id}", () => Check(mission.Id));
    }

    /// <summary>A unit that was told a change which its record does not have is told its way anew: what is recorded is old to it.</summary>
    private async Task StartAgain(MissionView mission, TwinId unit, MissionAttempt attempt, UnitTask task)
    {
        await LeaveOthers(mission, unit);
        if (await Within(Unit(unit).Get()) is { } view && TaskMaker.IsAhead(view, task))
        {
            OweWay(mission);
            return;
        }

        await Start(mission, unit, attempt.Number, attempt.Fence, task);
    }

    private async Task Check(MissionId id)
    {
        if (_missions.GetValueOrDefault(id) is not { IsOpen: true } mission)
        {
            return;
        }

        if (await OrderOf(mission) is { } order)
        {
            Note(order);
        }

        if (AlertId.TryParse(mission.Alert, out var alertId)
            && (await GrainFactory.Grain<IDistrictLogInside>(alertId.Birthplace.District.Value).Find(alertId, raise: null)).Alert?.View is { } alert)
        {
            Note(alert);
        }
    }

    /// <summary>The order a mission belongs to: its own, or the one that took its alert up; where that was merged, the other.</summary>
    private async Task<WorkOrderView?> OrderOf(MissionView mission)
    {
        var order = mission.Order is { } id ? await GrainFactory.Grain<IWorkOrderGrain>(id).Get()
            : (await Log.ListOrders(new WorkOrderQuery(CorrelationId: mission.Alert ?? mission.CorrelationId, Max: 10)))
                .Orders.OrderByDescending(one => one.IsOpen).FirstOrDefault();
        if (order is { State: WorkOrderState.Merged, MergedInto: { } into })
        {
            order = await GrainFactory.Grain<IWorkOrderGrain>(into.Value).Get();
        }

        return order?.Exercise == mission.Exercise ? order : null; // A rehearsal answers nothing that is real, nor the other way.
    }
}
