using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using CityTwin.Silo.Tests.Storage;
using CityTwin.Storage;
using CityTwin.Testing.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CityTwin.Silo.Tests.Ingest.Log;

/// <summary>A segment leaves the disk only when its readings are safe without it.</summary>
public class SegmentShipperTests(AzuriteFixture azurite)
{
    private static readonly ShippingOptions Options = new();

    private readonly FaultyFolder _folder = new();
    private readonly string _silo = azurite.Fresh("silo");

    [Fact]
    public async Task A_segment_is_trimmed_once_it_is_saved_shipped_and_read_back_a_minute_later()
    {
        using var log = await TwoSegments();
        var containers = await azurite.Containers();
        var checkpoint = new Checkpoint(_folder);
        checkpoint.Write(log.Log.NextPosition);
        var shipper = Shipper(log, checkpoint, containers);
        await shipper.Run(CancellationToken.None);
        log.Log.Segments.Closed.Count.ShouldBe(2);
        log.Clock.Advance(Options.VerifyAfter - TimeSpan.FromSeconds(1));
        await shipper.Run(CancellationToken.None);
        log.Log.Segments.Closed.Count.ShouldBe(2);
        log.Clock.Advance(TimeSpan.FromSeconds(1));
        await shipper.Run(CancellationToken.None);
        log.Log.Segments.Closed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shipped_segment_is_the_file_byte_for_byte_under_its_hour()
    {
        using var log = await TwoSegments();
        var containers = await azurite.Containers();
        await Shipper(log, new Checkpoint(_folder), containers).Run(CancellationToken.None);
        var segment = log.Log.Segments.Closed[0];
        var name = SegmentShipper.BlobNameOf(_silo, segment);
        name.ShouldStartWith($"{_silo}/2000/01/01/00/segment-{0:D19}-");
        var blob = await containers.Telemetry.GetBlobClient(name).DownloadContentAsync();
        blob.Value.Content.ToArray().ShouldBe(_folder.Read(segment.Name));
    }

    [Fact]
    public async Task What_is_not_behind_the_checkpoint_stays()
    {
        using var log = await TwoSegments();
        var checkpoint = new Checkpoint(_folder);
        checkpoint.Write(log.Log.Segments.Closed[0].EndPosition);
        var shipper = Shipper(log, checkpoint, await azurite.Containers());
        await RunForAMinute(log, shipper);
        log.Log.Segments.Closed.ShouldHaveSingleItem().FirstPosition.ShouldBe(checkpoint.Position);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blob_that_is_not_what_was_shipped_is_shipped_again_and_nothing_is_trimmed(bool altered)
    {
        using var log = await TwoSegments();
        var containers = await azurite.Containers();
        var checkpoint = new Checkpoint(_folder);
        checkpoint.Write(log.Log.NextPosition);
        var shipper = Shipper(log, checkpoint, containers);
        await shipper.Run(CancellationToken.None);
        var segment = log.Log.Segments.Closed[0];
        var blob = containers.Telemetry.GetBlobClient(SegmentShipper.BlobNameOf(_silo, segment));
        if (altered)
        {
            var bytes = _folder.Read(segment.Name);
            bytes[^1] ^= 1;
            await blob.UploadAsync(new BinaryData(bytes), overwrite: true);
        }
        else
        {
            await blob.DeleteAsync();
        }

        log.Clock.Advance(Options.VerifyAfter);
        await shipper.Run(CancellationToken.None);
        log.Log.Segments.Closed.Count.ShouldBe(2);
        (await blob.DownloadContentAsync()).Value.Content.ToArray().ShouldBe(_folder.Read(segment.Name));
        log.Clock.Advance(Options.VerifyAfter);
        await shipper.Run(CancellationToken.None);
        log.Log.Segments.Closed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_segment_that_an_earlier_run_shipped_is_read_back_by_the_next()
    {
        using var log = await TwoSegments();
        var containers = await azurite.Containers();
        var checkpoint = new Checkpoint(_folder);
        checkpoint.Write(log.Log.NextPosition);
        await Shipper(log, checkpoint, containers).Run(CancellationToken.None);
        await RunForAMinute(log, Shipper(log, checkpoint, containers));
        log.Log.Segments.Closed.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_storage_hangs_readings_are_taken_up_to_the_cap_and_none_is_lost()
    {
        await using var own = await Azurite.Start();
        var containers = await AzuriteFixture.ContainersOf(own);
        using var log = new LogUnderTest(_folder, o => (o.SegmentBytes, o.DiskCapBytes) = (500, 4000)).Start();
        var checkpoint = new Checkpoint(_folder);
        var shipper = Shipper(log, checkpoint, containers);
        var taken = new List<string>();
        await Take(log, taken, 10);
        own.Pause();
        using var stop = new CancellationTokenSource();
        var hanging = shipper.Run(stop.Token);
        await Should.ThrowAsync<LogUnavailableException>(Take(log, taken, 1000));
        hanging.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(hanging);
        own.Resume();
        LogUnderTest.ReadAll(_folder.AfterPowerLoss()).ShouldBe(taken);
        checkpoint.Write(log.Log.NextPosition);
        await RunForAMinute(log, shipper);
        await Take(log, taken, 10);
        var disk = _folder.AfterPowerLoss();
        var first = LogRecovery.Of(disk).Segments[0].FirstPosition;
        first.ShouldBeGreaterThan(0);
        taken.Except(await Shipped(containers)).Except(LogUnderTest.ReadAll(disk, first)).ShouldBeEmpty();
    }

    private static async Task Take(LogUnderTest log, List<string> taken, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var reading = Readings.Of(1, taken.Count);
            await log.Append(reading);
            taken.Add(reading.Text());
        }
    }

    private static async Task RunForAMinute(LogUnderTest log, SegmentShipper shipper)
    {
        await shipper.Run(CancellationToken.None);
        log.Clock.Advance(Options.VerifyAfter);
        await shipper.Run(CancellationToken.None);
    }

    private async Task<List<string>> Shipped(BlobContainers containers)
    {
        var folder = new FaultyFolder();
        var listing = new Azure.Storage.Blobs.Models.GetBlobsOptions { Prefix = _silo };
        await foreach (var blob in containers.Telemetry.GetBlobsAsync(listing))
        {
            var content = await containers.Telemetry.GetBlobClient(blob.Name).DownloadContentAsync();
            var bytes = content.Value.Content.ToArray();
            SegmentHeader.TryRead(bytes, out var header).ShouldBeTrue();
            folder.Put(SegmentHeader.NameOf(header.FirstPosition), bytes);
        }

        return LogUnderTest.ReadAll(folder);
    }

    private SegmentShipper Shipper(LogUnderTest log, Checkpoint checkpoint, BlobContainers containers) =>
        new(_folder, log.Log.Segments, checkpoint, containers.Telemetry, _silo,
            Microsoft.Extensions.Options.Options.Create(Options), log.Clock, new LogMetrics(),
            NullLogger<SegmentShipper>.Instance);

    private async Task<LogUnderTest> TwoSegments()
    {
        for (var run = 0; run < 2; run++)
        {
            using var earlier = new LogUnderTest(_folder).Start();
            await earlier.Append(Readings.Of(1, run), Readings.Of(2, run));
        }

        return new LogUnderTest(_folder).Start();
    }
}
