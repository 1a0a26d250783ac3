using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Orleans.Serialization;
using Orleans.Storage;

namespace CityTwin.Storage;

/// <summary>
/// A grain's state as one blob, <c>{stateName}/{grainKey}</c>, written only over the version that was read: of two
/// activations of a grain exactly one goes on writing. State with pending events is marked for as long as it has them.
/// </summary>
internal sealed partial class BlobGrainStorage(
    BlobContainers containers, Serializer serializer, ILogger<BlobGrainStorage> log) : IGrainStorage
{
    private readonly PendingMarks _marks = new(containers);

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
        var name = $"{stateName}/{grainId.Key}";
        var ending = await Mark(name, grainState.State as IPendingEvents);
        var content = StateFormat.Write(serializer, grainState.State);
        var etag = await FencedBlob.Write(
            BlobOf(stateName, grainId), content, Known(grainState), null, CancellationToken.None);
        grainState.ETag = etag.ToString();
        grainState.RecordExists = true;
        if (ending is { } mark)
        {
            await Unmark(name, mark);
        }
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

    /// <summary>
    /// Before the write. The mark that ends with it is found now, while the state's own ETag still says that nobody else
    /// has written: one that another activation sets later stays.
    /// </summary>
    private async Task<ETag?> Mark(string name, IPendingEvents? state)
    {
        switch (state?.HasPending)
        {
            case true:
                await _marks.Set(name, CancellationToken.None);
                return null;
            case false:
                return await _marks.Find(name, CancellationToken.None);
            default:
                return null;
        }
    }

    /// <summary>The state is written already, so a failure here is not its failure.</summary>
    private async Task Unmark(string name, ETag mark)
    {
        try
        {
            await _marks.Remove(name, mark, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogStillMarked(name, error);
        }
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

    [LoggerMessage(LogLevel.Warning, "state/{Name} has no pending events and stays marked; a start offers them in vain")]
    private partial void LogStillMarked(string name, Exception error);
}
