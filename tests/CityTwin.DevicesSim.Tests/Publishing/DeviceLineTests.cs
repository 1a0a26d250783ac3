using CityTwin.DevicesSim.Publishing;
using CityTwin.Mqtt;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.DevicesSim.Tests.Publishing;

/// <summary>
/// Over a real broker; the last line is a gateway's. The clock is a fake one: a line whose broker is gone does not try again before the test says so.
/// </summary>
public sealed class DeviceLineTests : IAsyncLifetime
{
    private const int Bound = 50;
    private const int Devices = 3;

    private readonly FakeTimeProvider _clock = new(Towns.Start);
    private readonly Tally _tally = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ReadingBuffer> _buffers = [.. Enumerable.Range(0, Devices).Select(_ => new ReadingBuffer(Bound))];
    private MosquittoBroker _broker = null!;
    private ConnectGate _gate = null!;
    private List<DeviceLine> _lines = [];
    private List<Task> _running = [];

    public async ValueTask InitializeAsync()
    {
        _broker = await MosquittoBroker.Start();
        _gate = new ConnectGate(perSecond: 1000, atOnce: 10, _clock);
        var options = new PublishingOptions { Port = _broker.Port, ReadingsPerMessage = 7, ReadingsPerBatch = 7 };
        _lines = [.. _buffers.Select((buffer, i) => new DeviceLine(
            new LineIdentity($"line-{i}", "pw", IsGateway: i == Devices - 1), buffer, options, _gate, _tally, _clock, 1))];
    }

    [Fact]
    public async Task Readings_arrive_and_leave_the_buffer()
    {
        using var recorder = await Recorder.Listen(_broker.Port);
        Begin();
        Add(1, 10);
        await Moving(recorder.Hears(10 * Devices));
        await Task.WhenAll(_buffers.Select(buffer => buffer.Emptied()));
        _tally.Acknowledged.ShouldBe(10 * Devices);
        _tally.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_within_the_bound_is_lost_when_the_broker_dies_and_comes_back()
    {
        using (var before = await Recorder.Listen(_broker.Port))
        {
            Begin();
            Add(1, 5);
            await Moving(before.Hears(5 * Devices));
        }

        _broker.Kill();
        Add(6, Bound);
        await _broker.StartAgain();
        using var after = await Recorder.Listen(_broker.Port);
        await Moving(after.Hears(Bound * Devices));
        Missing(after, 6, Bound).ShouldBeEmpty();
        _tally.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task Beyond_the_bound_the_oldest_make_room_and_are_counted()
    {
        const int tooMany = 20;
        _broker.Kill();
        Add(1, Bound + tooMany);
        await _broker.StartAgain();
        using var after = await Recorder.Listen(_broker.Port);
        Begin(); // Not before: a first attempt that is slow to begin would find a broker to which nobody listens yet.
        await Moving(after.Hears(Bound * Devices));
        await Task.WhenAll(_buffers.Select(buffer => buffer.Emptied()));
        Missing(after, 1 + tooMany, Bound).ShouldBeEmpty();
        _tally.Dropped.ShouldBe(tooMany * Devices);
        _tally.Acknowledged.ShouldBe(Bound * Devices);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ContinueWith(_ => { }, TaskScheduler.Default);
        await Task.WhenAll(_lines.Select(line => line.Close()));
        _lines.ForEach(line => line.Dispose());
        _broker?.Dispose();
        _gate?.Dispose();
        _stop.Dispose();
    }

    private void Begin() => _running = [.. _lines.Select(line => line.Run(_stop.Token))];

    /// <summary>Each device measures so many times, no two at the same time.</summary>
    private void Add(int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            for (var device = 0; device < Devices; device++)
            {
                var reading = new TelemetryReading(Time(device, i), [new MetricNumber("levelM", i)]);
                _tally.Measure(1, _buffers[device].Add(new DeviceReading($"line-{device}", reading)));
            }
        }
    }

    private static IEnumerable<long> Missing(Recorder recorder, int from, int count) => Enumerable.Range(from, count)
        .SelectMany(i => Enumerable.Range(0, Devices).Select(device => Time(device, i)))
        .Except(recorder.Times);

    private static long Time(int device, int i) => (device * 1_000_000L) + i;

    /// <summary>Lets the fake time pass until it is done, so that waits for another attempt end.</summary>
    private async Task Moving(Task work)
    {
        while (!work.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        await work;
    }
}
