using Orleans.Concurrency;

namespace CityTwin.WorkOrders;

/// <summary>One work order, keyed by its <see cref="WorkOrderId"/>; placed with the street of its cell.</summary>
[Alias("CityTwin.IWorkOrderGrain")]
public interface IWorkOrderGrain : IGrainWithStringKey
{
    /// <summary>Carries out a command and answers the order after it.</summary>
    /// <exception cref="WorkOrderRefusedException">It cannot be carried out.</exception>
    [Alias("Do")]
    Task<WorkOrderView> Do(WorkOrderRequest request);

    /// <returns>The order, or null when there is none under this id.</returns>
    [Alias("Get")]
    Task<WorkOrderView?> Get();

    /// <summary>What the desk suggests, the most probable first; none when there is no evidence.</summary>
    /// <exception cref="WorkOrderRefusedException">There is no such order.</exception>
    [Alias("Suggest")]
    Task<IReadOnlyList<WorkOrderSuggestion>> Suggest();

    /// <summary>Keeps a text or picture where it can be erased, and answers what the record may say of it.</summary>
    /// <remarks>It touches nothing of the order: several are kept at once.</remarks>
    [Alias("Seal"), AlwaysInterleave]
    Task<SealedItem> Seal(SealedContent content);

    /// <summary>Lets go of what was sealed for a request that was refused: no record speaks of it.</summary>
    [Alias("Discard")]
    Task Discard(IReadOnlyList<string> commitments);

    /// <returns>What an item stands for; null when it was erased or never was.</returns>
    [Alias("Unseal")]
    Task<SealedContent?> Unseal(string commitment);

    /// <summary>Erases an item for good, and records that it was. Every proof stays valid.</summary>
    [Alias("Erase")]
    Task<WorkOrderView> Erase(string commitment, WorkOrderRequest request);
}
