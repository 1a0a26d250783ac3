using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>An order that was reported, third version, when its serial begins with <c>k</c>; any other does not exist.</summary>
public sealed class ScriptedOrder : Grain, IWorkOrderGrain
{
    private WorkOrderId Id => WorkOrderId.Parse(this.GetPrimaryKeyString());

    private WorkOrderRefusedException Missing => new(WorkOrderRefusal.Missing, $"There is no order {this.GetPrimaryKeyString()}.");

    public Task<WorkOrderView> Do(WorkOrderRequest request) => View() is not { } order ? throw Missing
        : request.ExpectedVersion is { } expected && expected != order.Version
            ? throw new WorkOrderRefusedException(WorkOrderRefusal.Stale, $"Order {Id} is at version {order.Version}, not {expected}.")
        : request.Command is RegisterOrder ? Task.FromResult(order)
        : throw new WorkOrderRefusedException(WorkOrderRefusal.State, $"Order {Id} is reported.");

    public Task<WorkOrderView?> Get() => Task.FromResult(View());

    public Task<IReadOnlyList<WorkOrderSuggestion>> Suggest() => throw Missing;

    public Task<SealedItem> Seal(SealedContent content) => throw Missing;

    public Task<SealedContent?> Unseal(string commitment) => throw Missing;

    public Task<WorkOrderView> Erase(string commitment, WorkOrderRequest request) => throw Missing;

    private WorkOrderView? View() => !Id.Value.Split(':')[2].StartsWith('k') ? null : new WorkOrderView
    {
        Id = Id, Version = 3, CorrelationId = Id.Value, Category = "M04006", Cell = Id.Birthplace, Lead = Id.Birthplace.Street,
    };
}
