using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>An order that does not exist, and says so.</summary>
public sealed class ScriptedOrder : Grain, IWorkOrderGrain
{
    private WorkOrderRefusedException Missing => new(WorkOrderRefusal.Missing, $"There is no order {this.GetPrimaryKeyString()}.");

    public Task<WorkOrderView> Do(WorkOrderRequest request) => throw Missing;

    public Task<WorkOrderView?> Get() => Task.FromResult<WorkOrderView?>(null);

    public Task<IReadOnlyList<WorkOrderSuggestion>> Suggest() => throw Missing;

    public Task<SealedItem> Seal(SealedContent content) => throw Missing;

    public Task<SealedContent?> Unseal(string commitment) => throw Missing;

    public Task<WorkOrderView> Erase(string commitment, WorkOrderRequest request) => throw Missing;
}
