using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CityTwin.Benchmarks.Machine;
using CityTwin.Testing.Running;
using HdrHistogram;

namespace CityTwin.Benchmarks.Orders;

/// <summary>
/// The baseline: the same storage asked to keep as many bytes as an event of an order has, an event an append, with nothing
/// around it. Each client has an append blob of its own, so that none waits for another's.
/// </summary>
internal sealed class BareAppends(BlobContainerClient container, CityProcess city, int eventBytes)
{
    private int _blobs;

    /// <param name="appends">Of all clients together.</param>
    public async Task<OrderRound> Run(string subject, int clients, int appends)
    {
        var blobs = new List<AppendBlobClient>();
        for (var i = 0; i < clients; i++)
        {
            blobs.Add(container.GetAppendBlobClient($"bare/{_blobs++:D6}"));
            await blobs[^1].CreateIfNotExistsAsync();
        }

        var us = new LongConcurrentHistogram(1, 60_000_000, 3);
        var each = Math.Max(1, appends / clients);
        var (storage, generator) = (new CpuMeter(city.Storage), CpuMeter.OfThisProcess());
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(blobs.Select(blob => Task.Run(() => Append(blob, each, us))));
        var elapsed = Stopwatch.GetElapsedTime(from);
        var all = (long)each * clients;
        var taken = new LongHistogram(60_000_000, 3);
        taken.Add(us);
        return new OrderRound(subject, all, elapsed, taken)
        {
            StorageUs = storage.Used.TotalMicroseconds / all,
            GeneratorUs = generator.Used.TotalMicroseconds / all,
            Appends = all,
            Bytes = all * eventBytes,
        };
    }

    private async Task Append(AppendBlobClient blob, int times, LongConcurrentHistogram us)
    {
        var bytes = new byte[eventBytes];
        for (var i = 0; i < times; i++)
        {
            var from = Stopwatch.GetTimestamp();
            using var body = new MemoryStream(bytes);
            await blob.AppendBlockAsync(body);
            us.RecordValue((long)Stopwatch.GetElapsedTime(from).TotalMicroseconds);
        }
    }
}
