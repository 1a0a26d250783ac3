using Orleans.Serialization;

namespace CityTwin.Storage;

/// <summary>Entities that have left their district's board, one small blob each.</summary>
/// <param name="versionOf">How many events made it.</param>
internal abstract class EntityArchive<T>(BlobContainers containers, Serializer serializer, Func<T, int> versionOf)
    where T : class
{
    /// <returns>The entity, or null when it never left its board.</returns>
    protected async Task<T?> Find(string name, CancellationToken cancellationToken) =>
        await FencedBlob.Read(containers.State.GetBlobClient(name), cancellationToken) is { } found ? Read(found.Content, name) : null;

    /// <summary>Keeps an entity unless a newer version of it is kept already.</summary>
    protected async Task Keep(string name, T entity, CancellationToken cancellationToken)
    {
        var blob = containers.State.GetBlobClient(name);
        var found = await FencedBlob.Read(blob, cancellationToken);
        if (found is not { } kept || versionOf(Read(kept.Content, name)) < versionOf(entity))
        {
            await FencedBlob.Write(blob, StateFormat.Write(serializer, entity), found?.ETag, null, cancellationToken);
        }
    }

    private T Read(BinaryData content, string name) => StateFormat.Read<T>(serializer, content, name);
}
