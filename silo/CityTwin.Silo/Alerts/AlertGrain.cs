using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Locality;
using CityTwin.Sensing;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace CityTwin.Alerts;

/// <summary>
/// One alert, event-sourced. State and events are saved in one write; then the log takes the events, and the cell
/// hears how the alert stands. What the log did not take stays in the state and is offered again.
/// </summary>
[GrainType("alert")]
internal sealed partial class AlertGrain(
    Residents residents,
    [PersistentState("alert")] IPersistentState<AlertRecord> stored,
    IOptions<AlertOptions> options,
    TimeProvider clock,
    ILogger<AlertGrain> log) : PlacedGrain(residents), IAlertGrain
{
    private IGrainTimer? _again;

    /// <summary>The pending events that the log has already.</summary>
    private IReadOnlyList<AlertLogEntry>? _taken;

    public async Task<AlertView> Signal(AlertSignal signal) =>
        await Carry(new SignalAlert(signal)) ?? NeverRaised(signal);

    public async Task<AlertView> Acknowledge(string by, string? note) =>
        (await Carry(new AcknowledgeAlert(by, note)))!;

    public async Task<AlertView> Clear(string by, string? note) => (await Carry(new ClearAlert(by, note)))!;

    public Task<AlertView?> Get() => Task.FromResult(stored.State.View);

    public async Task Drain()
    {
        if (stored.State.HasPending && !ReferenceEquals(_taken, stored.State.Pending))
        {
            await Offer();
        }

        // The events are in the log: the state says so, off the path of whoever waits for the alert. Where there were
        // none, a crash has left a mark, and this write takes it away.
        await Save(new AlertRecord { View = stored.State.View, Step = stored.State.Step, Pending = [] });
    }

    private async Task<AlertView?> Carry(AlertCommand command)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var state = stored.State.ToState();
        var entries = new List<AlertLogEntry>(stored.State.Pending);
        foreach (var happened in state.Decide(command, now))
        {
            state = state.Evolve(happened);
            entries.Add(AlertEventLog.Entry(happened, state));
        }

        if (entries.Count > stored.State.Pending.Count)
        {
            await Save(new AlertRecord { View = state.View, Step = state.Step, Pending = entries });
        }

        if (stored.State.HasPending)
        {
            await TryOffer();
        }

        return stored.State.View;
    }

    /// <summary>When the write fails, the previous state is back before the exception leaves.</summary>
    private async Task Save(AlertRecord next)
    {
        var before = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            throw;
        }
    }

    /// <summary>The alert is safe already: whoever waits for it need not wait for the log to come back.</summary>
    private async Task TryOffer()
    {
        try
        {
            await Offer();
            Later(TimeSpan.Zero);
        }
        catch (Exception error)
        {
            LogNotTaken(this.GetPrimaryKeyString(), stored.State.Pending.Count, error);
            Later(options.Value.OfferAgainAfter);
        }
    }

    private async Task Offer()
    {
        var district = AlertId.Parse(this.GetPrimaryKeyString()).Birthplace.District;
        await GrainFactory.GetGrain<IDistrictLogGrain>(district.Value).Append(stored.State.Pending);
        var view = stored.State.View!;
        await GrainFactory.GetGrain<ICellInside>(TwinId.Cell(view.Subject.Birthplace).Value).Hear(view);
        if (!view.Active)
        {
            await Tell(view);
        }

        _taken = stored.State.Pending;
    }

    /// <summary>
    /// The rule does not know of a hand that cleared the alert. One way: it may be waiting for this alert to answer.
    /// </summary>
    private Task Tell(AlertView cleared) => cleared.Subject.Kind == TwinKind.Sensor
        ? GrainFactory.GetGrain<ISensorIntake>(cleared.Subject.Value).ClearedByHand(cleared.Id)
        : GrainFactory.GetGrain<ICellInside>(TwinId.Cell(cleared.Subject.Birthplace).Value).ClearedByHand(cleared.Id);

    private void Later(TimeSpan due)
    {
        _again?.Dispose();
        _again = this.RegisterGrainTimer(
            (alert, _) => alert.Again(), this,
            new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private async Task Again()
    {
        try
        {
            await Drain();
        }
        catch (InconsistentStateException)
        {
            DeactivateOnIdle(); // Another activation has written: it, or the street's sweep, carries on.
        }
        catch (Exception error)
        {
            LogNotTaken(this.GetPrimaryKeyString(), stored.State.Pending.Count, error);
            Later(options.Value.OfferAgainAfter);
        }
    }

    private static AlertView NeverRaised(AlertSignal signal) => new(
        signal.Id, Version: 0, signal.Subject, signal.Rule, signal.Cell, Severity.None, Severity.None, Active: false,
        Acknowledged: false, signal.TimeMs, signal.TimeMs, AcknowledgedAtMs: null, AcknowledgedBy: null, Note: null,
        signal.Evidence, signal.TimeMs);

    [LoggerMessage(LogLevel.Warning, "{Alert}: {Count} events did not reach the log yet; they are offered again")]
    private partial void LogNotTaken(string alert, int count, Exception error);
}
