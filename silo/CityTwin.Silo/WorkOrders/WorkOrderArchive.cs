using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>Orders that have left their district's board, one small blob <c>order/{id}</c> each.</summary>
internal sealed class WorkOrderArchive(BlobContainers containers, Serializer serializer)
{
    /// <returns>The order, or null when it never left its board.</returns>
    public async Task<WorkOrderView?> Find(WorkOrderId id, CancellationToken cancellationToken = default)
    {
        var blob = containers.State.GetBlobClient(Name(id));
        return await FencedBlob.Read(blob, cancellationToken) is { } found ? Read(found.Content, blob.Name) : null;
    }

    /// <summary>Keeps an order unless a newer version of it is kept already.</summary>
    public async Task Keep(WorkOrderView order, CancellationToken cancellationToken = default)
    {
        var blob = containers.State.GetBlobClient(Name(order.Id));
        var found = await FencedBlob.Read(blob, cancellationToken);
        if (found is { } kept && Read(kept.Content, blob.Name).Version >= order.Version)
        {
            return;
        }

        await FencedBlob.Write(blob, StateFormat.Write(serializer, order), found?.ETag, null, cancellationToken);
    }

    private static string Name(WorkOrderId id) => $"order/{id}";

    private WorkOrderView Read(BinaryData content, string name) =>
        StateFormat.Read<WorkOrderView>(serializer, content, name);
}
