using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Alerts;

/// <summary>Alerts that have left their district's board, one small blob <c>alert/{id}</c> each.</summary>
internal sealed class AlertArchive(BlobContainers containers, Serializer serializer)
{
    /// <returns>The alert, or null when it never left its board.</returns>
    public async Task<AlertState?> Find(AlertId id, CancellationToken cancellationToken = default)
    {
        var blob = containers.State.GetBlobClient(Name(id));
        return await FencedBlob.Read(blob, cancellationToken) is { } found ? Read(found.Content, blob.Name) : null;
    }

    /// <summary>Keeps an alert unless a newer version of it is kept already.</summary>
    public async Task Keep(AlertState alert, CancellationToken cancellationToken = default)
    {
        var blob = containers.State.GetBlobClient(Name(alert.View!.Id));
        var found = await FencedBlob.Read(blob, cancellationToken);
        if (found is { } kept && Read(kept.Content, blob.Name).View!.Version >= alert.View.Version)
        {
            return;
        }

        await FencedBlob.Write(
            blob, StateFormat.Write(serializer, AlertRecord.Of(alert)), found?.ETag, null, cancellationToken);
    }

    private static string Name(AlertId id) => $"alert/{id}";

    private AlertState Read(BinaryData content, string name) =>
        StateFormat.Read<AlertRecord>(serializer, content, name).ToState();
}
