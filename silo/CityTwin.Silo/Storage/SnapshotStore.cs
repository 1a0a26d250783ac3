using System.Collections.Concurrent;
using Azure;
using Orleans.Storage;

namespace CityTwin.Storage;

/// <summary>
/// Small blobs that a grain overwrites whole, as a cell's sensors. A write is fenced by what this silo last read or
/// wrote under the name: an activation that was replaced elsewhere cannot overwrite its successor.
/// </summary>
internal sealed class SnapshotStore(BlobContainers containers)
{
    private readonly ConcurrentDictionary<string, ETag> _seen = new();

    /// <summary>The bytes under a name, or nothing. A grain reads before it writes.</summary>
    public async Task<byte[]?> Read(string name, CancellationToken cancellationToken = default)
    {
        var found = await FencedBlob.Read(containers.Snapshots.GetBlobClient(name), cancellationToken);
        if (found is null)
        {
            _seen.TryRemove(name, out _);
            return null;
        }

        _seen[name] = found.Value.ETag;
        return found.Value.Content.ToArray();
    }

    /// <exception cref="InconsistentStateException">Someone else wrote since this silo last read: read again.</exception>
    public async Task Write(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        var known = _seen.TryGetValue(name, out var etag) ? etag : (ETag?)null;
        _seen[name] = await FencedBlob.Write(
            containers.Snapshots.GetBlobClient(name), new BinaryData(bytes), known, null, cancellationToken);
    }
}
