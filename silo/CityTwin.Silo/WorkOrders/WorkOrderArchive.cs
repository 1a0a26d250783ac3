using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>Orders that have left their district's board, <c>order/{id}</c>.</summary>
internal sealed class WorkOrderArchive(BlobContainers containers, Serializer serializer)
    : EntityArchive<WorkOrderView>(containers, serializer, order => order.Version)
{
    /// <returns>The order, or null when it never left its board.</returns>
    public Task<WorkOrderView?> Find(WorkOrderId id, CancellationToken cancellationToken = default) => Find($"order/{id}", cancellationToken);

    /// <summary>Keeps an order unless a newer version of it is kept already.</summary>
    public Task Keep(WorkOrderView order, CancellationToken cancellationToken = default) => Keep($"order/{order.Id}", order, cancellationToken);
}
