using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using Microsoft.Extensions.Options;

namespace CityTwin.WorkOrders;

/// <summary>
/// One work order, event-sourced: its district's log is where it is written, and the only place (ADR 9). The log takes an
/// event only as the order's next, so of two activations one is told to look again.
/// </summary>
[GrainType("order")]
internal sealed partial class WorkOrderGrain(
    Residents residents,
    WorkOrderArchive archive,
    DossierStore dossiers,
    Suggestions suggestions,
    IWorkTerms terms,
    IOptions<WorkOrderOptions> options,
    TimeProvider clock,
    ILogger<WorkOrderGrain> log) : PlacedGrain(residents), IWorkOrderGrain
{
    /// <summary>As the log left it; null when it has to be read.</summary>
    private WorkOrder? _state;

    private WorkOrderId Id => WorkOrderId.Parse(this.GetPrimaryKeyString());

    private IDistrictLogGrain Log => GrainFactory.Grain<IDistrictLogGrain>(Id.Birthplace.District.Value);

    public async Task<WorkOrderView> Do(WorkOrderRequest request)
    {
        if (request.Command is MergeOrder merge)
        {
            await Absorb(merge, request);
        }

        var (order, sequence) = await Carry(request);
        if (!WorkOrderActors.IsCity(request.By))
        {
            await AwaitStorage(sequence);
        }

        return order;
    }

    public async Task<WorkOrderView?> Get() => (await Know()).View;

    public async Task<IReadOnlyList<WorkOrderSuggestion>> Suggest() => (await Know()).View is { } order
        ? await suggestions.For(order)
        : throw new WorkOrderRefusedException(WorkOrderRefusal.Missing, $"There is no order {Id}.");

    public Task<SealedItem> Seal(SealedContent content) => dossiers.Keep(Id.Value, content, DossierStore.NewSalt());

    public Task Discard(IReadOnlyList<string> commitments) =>
        Task.WhenAll(commitments.Select(commitment => dossiers.Erase(Id.Value, commitment)));

    public Task<SealedContent?> Unseal(string commitment) => dossiers.Find(Id.Value, commitment);

    public async Task<WorkOrderView> Erase(string commitment, WorkOrderRequest request)
    {
        // The record first: a blob that is gone without a word would look like a fault.
        var order = await Do(request with { Command = new EraseItem(commitment) });
        await dossiers.Erase(Id.Value, commitment);
        return order;
    }

    /// <summary>
    /// The other order takes this one up before this one ends: if it stops in between, asking again goes on from there.
    /// The other is asked by its log and must be the older one, so two orders never wait for each other.
    /// </summary>
    private async Task Absorb(MergeOrder merge, WorkOrderRequest request)
    {
        var state = await Know();
        if (state.Decide(Id, request, NowMs, terms).Count == 0)
        {
            return;
        }

        var (other, _) = await GrainFactory.Grain<IDistrictLogInside>(merge.Into.Birthplace.District.Value).FindOrder(merge.Into);
        var reason = other is null ? "there is no such order that is open."
            : !other.IsOpen ? $"{merge.Into} is {other.State.ToWire()}: merge into one that is open."
            : Age(other).CompareTo(Age(state.View!)) >= 0 ? $"{merge.Into} was reported later: merge it into this one instead."
            : null;
        if (reason is not null)
        {
            throw WorkOrderRefusedException.Invalid("into", reason);
        }

        await GrainFactory.Grain<IWorkOrderGrain>(merge.Into.Value)
            .Do(new WorkOrderRequest(new AbsorbOrder(Id, state.View!.LastSeenAtMs), request.By, $"absorb:{Id}"));

        static (long, string) Age(WorkOrderView order) => (order.ReportedAtMs, order.Id.Value);
    }

    /// <summary>The order after the request, and the sequence of its last event; 0 when nothing happened.</summary>
    private async Task<(WorkOrderView Order, long Sequence)> Carry(WorkOrderRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await Know();
            var (after, events) = Decide(before, request);
            if (events.Count == 0)
            {
                return (before.View!, 0);
            }

            try
            {
                // Until the answer is here, what the log has is not known.
                _state = null;
                var sequences = await Log.Append(events);
                _state = new WorkOrder(after.View! with { Trail = after.View.Trail.Add(sequences) });
                return (_state.View!, sequences[^1]);
            }
            catch (EventOvertakenException) when (attempt < options.Value.MaxAttempts)
            {
                LogOvertaken(Id);
            }
        }
    }

    private (WorkOrder After, IReadOnlyList<LoggedEvent> Events) Decide(WorkOrder state, WorkOrderRequest request)
    {
        var events = new List<LoggedEvent>();
        foreach (var happened in state.Decide(Id, request, NowMs, terms))
        {
            state = state.Evolve(happened);
            events.Add(WorkOrderEventLog.Entry(happened, state));
        }

        return (state, events);
    }

    private async ValueTask<WorkOrder> Know()
    {
        if (_state is null)
        {
            var (found, mayBeArchived) = await GrainFactory
                .Grain<IDistrictLogInside>(Id.Birthplace.District.Value).FindOrder(Id);
            _state = new WorkOrder(found ?? (mayBeArchived ? await archive.Find(Id) : null));
        }

        return _state;
    }

    private async Task AwaitStorage(long sequence)
    {
        try
        {
            // Where nothing happened it happened before, perhaps just now: the person asks again.
            await Log.Stored(sequence > 0 ? sequence : await Log.Head()).WaitAsync(options.Value.StoredWithin, clock);
        }
        catch (Exception error)
        {
            LogNotStoredYet(Id, options.Value.StoredWithin, error);
        }
    }

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(LogLevel.Information, "{Order}: another activation's event came first; it is decided anew")]
    private partial void LogOvertaken(WorkOrderId order);

    [LoggerMessage(LogLevel.Warning, "{Order}: on disk, but not in storage within {Wait}; the answer does not wait longer")]
    private partial void LogNotStoredYet(WorkOrderId order, TimeSpan wait, Exception error);
}
