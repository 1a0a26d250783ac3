using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Governance;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Warnings;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A district's log in memory, whose pushes can be lost and which can go back.</summary>
[Alias("CityTwin.Gateway.Tests.IScriptedLog")]
public interface IScriptedLog : IDistrictLogGrain
{
    [Alias("Raise")]
    Task<AlertView> Raise(TwinId subject);

    [Alias("RaiseQuieted")]
    Task<AlertView> RaiseQuieted(TwinId subject, AlertQuiet quiet);

    [Alias("Report")]
    Task<WorkOrderView> Report(DivisionCode cell);

    [Alias("PlanMission")]
    Task<MissionView> PlanMission(DivisionCode cell);

    [Alias("TimesCounted")]
    Task<int> TimesCounted();

    [Alias("TimesRead")]
    Task<int> TimesRead();

    [Alias("GoBack")]
    Task GoBack(int entries);
}

public sealed class ScriptedLog(Script script) : Grain, IScriptedLog
{
    private readonly List<LoggedEvent> _entries = [];
    private readonly HashSet<IDistrictLogObserver> _observers = [];

    private int _counted;
    private int _read;

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    public Task<AlertView> Raise(TwinId subject) => Raise(subject, null);

    public Task<AlertView> RaiseQuieted(TwinId subject, AlertQuiet quiet) => Raise(subject, quiet);

    private async Task<AlertView> Raise(TwinId subject, AlertQuiet? quiet)
    {
        var sequence = _entries.Count + 1;
        var id = AlertId.Create(subject.Birthplace, $"s{sequence}");
        var alert = new AlertView(id, 1, subject, "river-level-high", subject.Birthplace, Severity.Red, Severity.Red, true,
            false, sequence, null, null, null, null, new AlertEvidence("levelM", 99, 90, sequence), sequence) { Quieted = quiet };
        var entry = new LoggedEvent(
            new LogEntry(District, sequence, $"{id}#1", "alert.raised", id.Value, sequence, sequence, []), alert);
        await Append(entry);
        return alert;
    }

    public async Task<WorkOrderView> Report(DivisionCode cell)
    {
        var sequence = _entries.Count + 1;
        var id = WorkOrderId.Create(cell, $"s{sequence}");
        var order = new WorkOrderView
        {
            Id = id, Version = 1, CorrelationId = id.Value, Category = "M04006", Cell = cell, Lead = cell.Street,
            ReportedAtMs = sequence, UpdatedAtMs = sequence,
        };
        await Append(new LoggedEvent(
            new LogEntry(District, sequence, $"{id}#1", "order.reported", id.Value, sequence, sequence, []), null) { Order = order });
        return order;
    }

    public async Task<MissionView> PlanMission(DivisionCode cell)
    {
        var sequence = _entries.Count + 1;
        var mission = ScriptedMission.Of(MissionId.Create(cell, $"s{sequence}"), sequence) with { Trail = new LogTrail(sequence) };
        script.Missions[mission.Id] = mission;
        await Append(new LoggedEvent(
            new LogEntry(District, sequence, $"{mission.Id}#1", "mission.planned", mission.Id.Value, sequence, sequence, []), null)
        {
            Mission = mission,
        });
        return mission;
    }

    public Task<int> TimesCounted() => Task.FromResult(_counted);

    public Task<int> TimesRead() => Task.FromResult(_read);

    public Task GoBack(int entries)
    {
        _entries.RemoveRange(_entries.Count - entries, entries);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<long>> Append(IReadOnlyList<LoggedEvent> entries) =>
        throw new InvalidOperationException("The gateway appends nothing.");

    public Task<LogPage> Read(long afterSequence, int max)
    {
        _read++;
        return Task.FromResult(new LogPage(_entries.Skip((int)afterSequence).Take(max).ToList(), _entries.Count));
    }

    public Task<long> Head() => Task.FromResult((long)_entries.Count);

    public Task Stored(long sequence) => Task.CompletedTask;

    public Task<long> Subscribe(IDistrictLogObserver observer)
    {
        _observers.Add(observer);
        return Head();
    }

    public Task Unsubscribe(IDistrictLogObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task<AlertPage> ListAlerts(AlertQuery query) => Task.FromResult(new AlertPage(
        [
            .. _entries.Select(entry => entry.Alert).OfType<AlertView>().Reverse()
                .Where(alert => (query.Quieted is not { } quieted || alert.Quieted is not null == quieted) && query.Active != false && (query.Area?.Contains(alert.Cell) ?? true)
                    && (query.After is null || alert.RaisedAtMs < query.After.RaisedAtMs)).Take(query.Max),
        ], false));

    public Task<WorkOrderPage> ListOrders(WorkOrderQuery query)
    {
        WorkOrderView[] found =
        [
            .. script.Orders.Values
                .Where(order => order.Cell.District == District && (query.Source is not { } source || order.Source == source)
                    && (query.Open is not { } open || order.IsOpen == open)
                    && (query.Category is not { } category || order.Category == category)
                    && (query.CorrelationId is not { } chain || order.CorrelationId == chain)
                    && (query.Area is not { } area || area.Contains(order.Cell)))
                .OrderByDescending(order => order.ReportedAtMs).ThenBy(order => order.Id.Value, StringComparer.Ordinal)
                .SkipWhile(order => query.After is { } after && (order.ReportedAtMs > after.ReportedAtMs
                    || (order.ReportedAtMs == after.ReportedAtMs && string.CompareOrdinal(order.Id.Value, after.Id) <= 0))),
        ];
        return Task.FromResult(new WorkOrderPage(found.Take(query.Max).ToArray(), found.Length > query.Max));
    }

    public Task<WarningPage> ListWarnings(WarningQuery query) => Task.FromResult(new WarningPage(
        [
            .. script.Warnings.Values.Where(warning => (warning.Origin is null ? District.Value == "500103" : District == warning.Id.Centre)
                    && (query.Received is not { } received || received == warning.Origin is not null)
                    && (query.Exercise is not { } exercise || exercise == warning.Exercise)
                    && (query.Messages is not { } messages || warning.Messages.Any(message =>
                        warning.Origin is { } origin && messages.Contains(new WarningReference(origin.Sender, message.Identifier))))
                    && (query.Area is not { } area || area.Contains(warning.Id.Centre))
                    && (query.Public is not { } isPublic || warning.Public == isPublic))
                .OrderByDescending(warning => warning.DraftedAtMs).Take(query.Max),
        ], More: false));

    public Task<AlertWindowPage> ListAlertWindows(AlertWindowQuery query) => Task.FromResult(new AlertWindowPage(
        [
            .. script.Windows.Values.Where(window => District.Value == "500103"
                    && (query.Area is not { } area || area.Contains(window.Id.Scope) || window.Id.Scope.Contains(area))
                    && (query.Open is not { } open || window.EndedAtMs is null == open))
                .OrderByDescending(window => window.OpenedAtMs).Take(query.Max),
        ], More: false));

    public Task<MissionPage> ListMissions(MissionQuery query)
    {
        MissionView[] found =
        [
            .. script.Missions.Values.Where(mission => mission.Id.Birthplace.District == District
                    && (query.Open is not { } open || mission.IsOpen == open)
                    && (query.States is not { } states || states.Contains(mission.State))
                    && (query.Unit is not { } unit || mission.Unit == unit)
                    && (query.CorrelationId is not { } chain || mission.CorrelationId == chain)
                    && (query.Area is not { } area || area.Contains(mission.Aim.Cell)))
                .OrderByDescending(mission => mission.Clocks.PlannedAtMs).ThenBy(mission => mission.Id.Value, StringComparer.Ordinal)
                .SkipWhile(mission => query.After is { } after && (mission.Clocks.PlannedAtMs > after.PlannedAtMs
                    || (mission.Clocks.PlannedAtMs == after.PlannedAtMs && string.CompareOrdinal(mission.Id.Value, after.Id) <= 0))),
        ];
        MissionView[] page = [.. found.Take(query.Max)];
        return Task.FromResult(new MissionPage(
            page, found.Length > query.Max ? new MissionCursor(page[^1].Clocks.PlannedAtMs, page[^1].Id.Value) : null, _entries.Count));
    }

    public Task<IReadOnlyList<LikelyDuplicate>> LikelyDuplicates(WorkOrderId id, int max) =>
        Task.FromResult<IReadOnlyList<LikelyDuplicate>>([]);

    public Task<FiguresAt> Figures(DivisionCode area)
    {
        _counted++;
        return Task.FromResult(new FiguresAt(_entries.Count, ScriptedFigures.Of(area, _entries)));
    }

    public Task<IReadOnlyList<CentreLine>> StreetLines() => Task.FromResult<IReadOnlyList<CentreLine>>(
    [
        .. _entries.Select(entry => entry.Cell.Street).Distinct()
            .Select(street => CentreLine.Of(ScriptedFigures.Of(street, _entries))),
    ]);

    public Task<EvaluationTable> Evaluate(EvaluationRequest request)
    {
        script.EvaluatedIn = request.TimeZone;
        return Task.FromResult(new EvaluationTable(
            [ScriptedFigures.Row("water", reported: 2, handledMs: 100), ScriptedFigures.Row(District.Value, reported: 1, handledMs: 300)]));
    }

    private async Task Append(LoggedEvent entry)
    {
        _entries.Add(entry);
        if (!script.IsMute(District.Value))
        {
            foreach (var observer in _observers)
            {
                await observer.OnAppended(District, [entry]);
            }
        }
    }

    public Task<IReadOnlyList<LoggedEvent>> History(LogTrail trail) => Task.FromResult<IReadOnlyList<LoggedEvent>>(
        [.. _entries.Where(entry => trail.Sequences.Contains(entry.Entry.Sequence))]);
}
