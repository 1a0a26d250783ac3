using System.Security.Cryptography;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>
/// An order in memory: it takes a report and keeps it. One whose serial begins with <c>k</c> is there without a report, in its
/// third version; it takes being registered and refuses other steps as a reported order would.
/// </summary>
public sealed class ScriptedOrder(Script script, TimeProvider clock) : Grain, IWorkOrderGrain
{
    private WorkOrderId Id => WorkOrderId.Parse(this.GetPrimaryKeyString());

    private WorkOrderRefusedException Missing => new(WorkOrderRefusal.Missing, $"There is no order {Id}.");

    public Task<WorkOrderView> Do(WorkOrderRequest request)
    {
        if (request.Command is not ReportOrder report)
        {
            return Step(request);
        }

        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return Task.FromResult(script.Orders.GetOrAdd(Id, id => new WorkOrderView
        {
            Id = id,
            Version = 1,
            CorrelationId = report.CorrelationId ?? id.Value,
            Source = report.Source,
            Category = report.Category,
            Urgency = report.Urgency,
            Cell = id.Birthplace,
            Longitude = report.Longitude,
            Latitude = report.Latitude,
            Lead = report.Lead,
            ReportedAtMs = nowMs,
            UpdatedAtMs = nowMs,
            OccurredAtMs = report.OccurredAtMs,
            LastSeenAtMs = report.OccurredAtMs,
            Description = report.Description,
            Reporter = report.Reporter,
            Photos = request.Photos ?? [],
            Exercise = report.Exercise,
            Requests = request.RequestId is { } key ? [key] : [],
        }));
    }

    public Task<WorkOrderView?> Get() => Task.FromResult(View());

    public Task<IReadOnlyList<WorkOrderSuggestion>> Suggest() => View() is null ? throw Missing : Task.FromResult<IReadOnlyList<WorkOrderSuggestion>>([]);

    public Task<SealedItem> Seal(SealedContent content)
    {
        var commitment = Convert.ToHexStringLower(SHA256.HashData(content.Content));
        script.Sealed[commitment] = content;
        return Task.FromResult(new SealedItem(commitment, content.MediaType, content.Content.Length));
    }

    public Task Discard(IReadOnlyList<string> commitments)
    {
        foreach (var commitment in commitments)
        {
            script.Sealed.TryRemove(commitment, out _);
        }

        return Task.CompletedTask;
    }

    public Task<SealedContent?> Unseal(string commitment) => Task.FromResult(script.Sealed.GetValueOrDefault(commitment));

    public Task<WorkOrderView> Erase(string commitment, WorkOrderRequest request) => Task.FromResult(View() ?? throw Missing);

    private Task<WorkOrderView> Step(WorkOrderRequest request) => View() is not { } order ? throw Missing
        : request.ExpectedVersion is { } expected && expected != order.Version
            ? throw new WorkOrderRefusedException(WorkOrderRefusal.Stale, $"Order {Id} is at version {order.Version}, not {expected}.")
        : request.Command is RegisterOrder ? Task.FromResult(order)
        : throw new WorkOrderRefusedException(WorkOrderRefusal.State, $"Order {Id} is reported.");

    private WorkOrderView? View() => script.Orders.TryGetValue(Id, out var order) ? order
        : !Id.Value.Split(':')[2].StartsWith('k') ? null
        : new WorkOrderView
        {
            Id = Id, Version = 3, CorrelationId = Id.Value, Category = "M04006", Cell = Id.Birthplace, Lead = Id.Birthplace.Street,
        };
}
