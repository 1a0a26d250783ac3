using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Orleans.Serialization;
using Orleans.Storage;

namespace CityTwin.Storage;

/// <summary>
/// A grain's state as one blob, <c>{stateName}/{grainKey}</c>, written only over the version that was read: of two
/// activations of a grain exactly one goes on writing.
/// </summary>
internal sealed class BlobGrainStorage(BlobContainers containers, Serializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var blob = BlobOf(stateName, grainId);
        if (await FencedBlob.Read(blob, CancellationToken.None) is { } found)
        {
            grainState.State = StateFormat.Read<T>(serializer, found.Content, blob.Name);
            grainState.ETag = found.ETag.ToString();
            grainState.RecordExists = true;
            return;
        }

        Forget(grainState);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var content = StateFormat.Write(serializer, grainState.State);
        var etag = await FencedBlob.Write(
            BlobOf(stateName, grainId), content, Known(grainState), null, CancellationToken.None);
        grainState.ETag = etag.ToString();
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Known(grainState) is { } known)
        {
            try
            {
                await BlobOf(stateName, grainId).DeleteIfExistsAsync(
                    DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = known });
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                throw new InconsistentStateException(
                    $"state/{stateName}/{grainId.Key} was written by someone else.", "", grainState.ETag, e);
            }
        }

        Forget(grainState);
    }

    private static ETag? Known<T>(IGrainState<T> grainState) =>
        string.IsNullOrEmpty(grainState.ETag) ? null : new ETag(grainState.ETag);

    private static void Forget<T>(IGrainState<T> grainState)
    {
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null!;
        grainState.RecordExists = false;
    }

    private BlobClient BlobOf(string stateName, GrainId grainId) =>
        containers.State.GetBlobClient($"{stateName}/{grainId.Key}");
}
