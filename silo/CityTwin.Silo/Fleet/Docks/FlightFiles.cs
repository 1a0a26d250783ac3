using Azure;
using Azure.Storage.Blobs.Models;
using CityTwin.Storage;
using Microsoft.Extensions.Options;

namespace CityTwin.Fleet.Docks;

/// <summary>The files of flights in the container <c>media</c>, where docks fetch them through the gateways.</summary>
internal sealed class FlightFiles(BlobContainers containers, DockStorage storage, IOptions<DockOptions> options, TimeProvider clock)
{
    public const string ContentType = "application/vnd.google-earth.kmz";

    public TimeSpan RemoveAgainAfter => options.Value.RemoveAgainAfter;

    /// <summary>Writes a task's file; written again it is the same.</summary>
    /// <exception cref="FlightFileException">There is none, and why.</exception>
    public async Task<(string Url, string Md5)> Write(string flightId, UnitTask task, UnitDefinition aircraft, UnitType type)
    {
        var key = MediaKey.FlightFile(flightId);
        var expiresAtMs = (clock.GetUtcNow() + options.Value.FlightFileLasts).ToUnixTimeMilliseconds();
        var url = storage.UrlOf(key, expiresAtMs)
            ?? throw new FlightFileException("This city has no key for media (Docks:MediaKeyFile), so docks cannot fetch flight files.");
        var file = FlightFileMaker.Make(task, aircraft, type);
        await Within("take", key, stop => containers.Media.GetBlobClient(key).UploadAsync(
            BinaryData.FromBytes(file.Content), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentType } }, stop));
        return (url, file.Md5);
    }

    /// <summary>Removes a flight's file, if it is there.</summary>
    /// <exception cref="FlightFileException">It may still be there, and why.</exception>
    public Task Remove(string flightId)
    {
        var key = MediaKey.FlightFile(flightId);
        return Within("remove", key, stop => containers.Media.GetBlobClient(key).DeleteIfExistsAsync(cancellationToken: stop));
    }

    private async Task Within(string what, string key, Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(options.Value.FlightFileWithin, clock);
        try
        {
            await work(limit.Token);
        }
        catch (Exception error) when (error is RequestFailedException or OperationCanceledException or AggregateException or IOException)
        {
            var why = error is OperationCanceledException
                ? FormattableString.Invariant($"it did not within {options.Value.FlightFileWithin.TotalSeconds:0.#} s")
                : error.Message.Split('\n')[0].TrimEnd('.', '\r');
            throw new FlightFileException($"Storage could not {what} {key}: {why}.", error);
        }
    }
}
