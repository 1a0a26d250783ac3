using CityTwin.DevicesSim.Publishing;
using CityTwin.Mqtt;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>A simulated edge gateway at the real front door.</summary>
public sealed class SimulatedGatewayTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Tally _tally = new();
    private readonly ReadingBuffer _buffer = new(100);
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeTimeProvider _clock = new();
    private long _timeMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
    private Door _door = null!;
    private ConnectGate _gate = null!;
    private DeviceLine _line = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _door = await Door.Open();
        _door.Register("edge-1", hasSensor: false);
        _door.Register("gauge-1", gateway: "edge-1");
        _door.Register("gauge-2", gateway: "edge-1");
        _door.Register("stranger");
        _gate = new ConnectGate(perSecond: 100, atOnce: 1, _clock);
        _line = new DeviceLine(
            new LineIdentity("edge-1", Door.Secret, IsGateway: true), _buffer, new PublishingOptions { Port = _door.Port }, _gate,
            _tally, _clock, seed: 1);
    }

    [Fact]
    public async Task Each_devices_readings_reach_the_log_under_its_own_id()
    {
        _buffer.Add(Level("gauge-1", 1), Level("gauge-2", 2), Level("gauge-1", 3));
        Begin();
        await _buffer.Emptied().WaitAsync(Patience);
        Committed().ShouldBe([("gauge-1", 1), ("gauge-2", 2), ("gauge-1", 3)]);
        _tally.Messages.ShouldBe(1);
        _tally.Acknowledged.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_of_some_is_counted_by_device_and_reason_and_costs_no_other()
    {
        _buffer.Add(Level("gauge-1", 1), Level("stranger", 2), Level("gauge-2", 3), Level("gauge-1", 5000), Level("gauge-2", 4));
        Begin();
        await _buffer.Emptied().WaitAsync(Patience);
        Committed().Distinct().ShouldBe([("gauge-1", 1), ("gauge-2", 3), ("gauge-2", 4)], ignoreOrder: true);
        _tally.Acknowledged.ShouldBe(3);
        _tally.RefusedByReason.ShouldBe(
            new Dictionary<string, long> { ["unknown-device"] = 1, ["out-of-range"] = 1 }, ignoreOrder: true);
        _tally.Examples["unknown-device"].ShouldStartWith("stranger: unknown-device at $[1]");
        _tally.Examples["out-of-range"].ShouldStartWith("gauge-1: out-of-range at $[1]");
    }

    [Fact]
    public async Task What_the_log_does_not_take_is_kept_and_sent_again()
    {
        _door.Intake.Failure = new IOException("the disk is full");
        _buffer.Add(Level("gauge-1", 1), Level("gauge-2", 2));
        Begin();
        await _door.Intake.Asked.WaitAsync(Patience);
        _buffer.Count.ShouldBe(2);
        _door.Intake.Failure = null;
        var emptied = _buffer.Emptied();
        while (!emptied.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(emptied, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Committed().Distinct().ShouldBe([("gauge-1", 1), ("gauge-2", 2)]);
        _tally.Refused.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        await _line.Close();
        _line.Dispose();
        _gate.Dispose();
        _stop.Dispose();
        await _door.DisposeAsync();
    }

    private void Begin() => _running = _line.Run(_stop.Token);

    private IEnumerable<(string DeviceId, double Level)> Committed() =>
        _door.Intake.Committed.Select(taken => (_door.Devices.Of(taken.Sensor), taken.Reading.Values[0].Value));

    private DeviceReading Level(string deviceId, double levelM) =>
        new(deviceId, new TelemetryReading(_timeMs++, [new MetricNumber("levelM", levelM)]));
}
