using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using CityTwin.City;
using CityTwin.DjiCloud;
using CityTwin.Fleet.Driving.DjiCloud;
using CityTwin.Storage;
using Microsoft.Extensions.Options;

namespace CityTwin.Fleet.Docks;

/// <summary>
/// Keeps the file of the city's no-fly areas in the container <c>media</c>, under its own checksum, and says where it is. It is
/// looked at again and again, for areas have hours.
/// </summary>
internal sealed partial class CityAreas(
    BlobContainers containers, DockStorage storage, IOptions<DockOptions> options, TimeProvider clock, ILogger<CityAreas> log) : BackgroundService
{
    private volatile Stored? _stored;

    /// <summary>The city's airspace; null for a silo without a city package.</summary>
    public Func<IReadOnlyList<AirspaceFeature>>? Airspace { get; init; }

    /// <returns>With an address that is good for a while; null until the file lies in storage.</returns>
    public FlightAreaFile? Now(long nowMs) => _stored is { } file
        && storage.UrlOf(MediaKey.AreaFile(file.Sha256), nowMs + (long)options.Value.AreaFileLasts.TotalMilliseconds) is { } url
            ? new FlightAreaFile(DjiDockDriver.NameOf(file.Sha256), url, file.Sha256, file.SizeBytes)
            : null;

    /// <summary>Makes the file of what is in force now, and stores it when it is another.</summary>
    internal async Task Look(CancellationToken stop)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var content = AreaFileMaker.Make(Airspace!(), nowMs, nowMs + (long)options.Value.AreasLookEvery.TotalMilliseconds);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if (_stored?.Sha256 == sha256)
        {
            return;
        }

        await containers.Media.GetBlobClient(MediaKey.AreaFile(sha256)).UploadAsync(
            BinaryData.FromBytes(content), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } }, stop);
        _stored = new Stored(sha256, content.Length);
        LogStored(sha256, content.Length);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Airspace is null)
        {
            return;
        }

        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Value.AreasLookEvery;
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotStored(error);
                wait = options.Value.AreasAgainAfter;
            }

            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "The no-fly areas that docks are to have: {Sha256}, {Bytes} bytes")]
    private partial void LogStored(string sha256, int bytes);

    [LoggerMessage(LogLevel.Warning, "The no-fly areas for docks could not be stored; it is tried again")]
    private partial void LogNotStored(Exception error);

    private sealed record Stored(string Sha256, long SizeBytes);
}
