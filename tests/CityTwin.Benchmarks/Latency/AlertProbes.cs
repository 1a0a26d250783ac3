using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Load;
using CityTwin.Testing.Running;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;
using HdrHistogram;

namespace CityTwin.Benchmarks.Latency;

/// <summary>
/// Devices that raise an alert and clear it, over and over, and a gRPC watcher that notes when it hears of each: from the
/// publish to the watcher, through log, grains, alert, ledger and gateway.
/// </summary>
/// <remarks>
/// Each device keeps to its timetable, and its time counts from when it should have published: an answer that comes late
/// makes the next one late too, and both show.
/// </remarks>
/// <param name="perSecond">Alerts a second in all; 0 for as fast as the devices can, one after the other each.</param>
internal sealed class AlertProbes(CityProcess city, DeviceFleet probes, TimeProvider clock, int perSecond)
{
    private const string Rule = "river-level-high";
    private const double High = 99;
    private const double Calm = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _waiting = new();

    /// <summary>Microseconds from publish to the watcher, for so many alerts.</summary>
    public async Task<LongHistogram> Run(int alerts)
    {
        using var channel = GrpcChannel.ForAddress(city.Grpc);
        using var call = new AlertService.AlertServiceClient(channel).WatchAlerts(
            new WatchAlertsRequest { Area = "50", IncludeOpen = true },
            new Metadata { { "authorization", $"Bearer {await city.Token()}" } });
        while (await call.ResponseStream.MoveNext(default) && !call.ResponseStream.Current.SnapshotComplete)
        {
            // The alerts that are open already.
        }

        var watching = Watch(call.ResponseStream);
        var histogram = new LongConcurrentHistogram(1, 60_000_000, 3);
        var each = Math.Max(1, alerts / probes.Devices.Count);
        var probing = Task.WhenAll(probes.Devices.Select((device, i) => Probe(device, i, each, histogram)));
        if (await Task.WhenAny(probing, watching) == watching)
        {
            await watching; // Otherwise the probes would wait for what nobody hears, and say nothing of why.
            throw new InvalidOperationException("The stream of alerts ended while the probes were at work.");
        }

        await probing;
        call.Dispose();
        await watching;
        var answer = new LongHistogram(60_000_000, 3);
        answer.Add(histogram);
        return answer;
    }

    private async Task Probe(FleetDevice device, int number, int times, LongConcurrentHistogram histogram)
    {
        using var socket = await MqttSocket.Open(city.MqttPort, device.Id, device.Id, device.Password);
        var period = perSecond == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)probes.Devices.Count / perSecond);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            var due = (period * i) + (period * number / probes.Devices.Count);
            var late = await Until(begun, due);
            var sent = Stopwatch.GetTimestamp();
            var heard = await PublishAndHear(socket, device, High, "raised");
            histogram.RecordValue((long)(late + Stopwatch.GetElapsedTime(sent, heard)).TotalMicroseconds);
            await Until(begun, due + (period / 2));
            await PublishAndHear(socket, device, Calm, "cleared");
        }
    }

    /// <summary>How late it is when it could not wait.</summary>
    private async Task<TimeSpan> Until(long begun, TimeSpan due)
    {
        var left = due - Stopwatch.GetElapsedTime(begun);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock);
            return TimeSpan.Zero;
        }

        return perSecond == 0 ? TimeSpan.Zero : -left;
    }

    private async Task<long> PublishAndHear(MqttSocket socket, FleetDevice device, double level, string type)
    {
        var heard = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[Key(device.TwinId, type)] = heard;
        var packet = new byte[512];
        var at = clock.GetUtcNow();
        var payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"t":{{at.ToUnixTimeMilliseconds()}},"levelM":{{level}}}"""));
        await socket.Send(packet.AsMemory(0,
            MqttPackets.WritePublish(packet, Encoding.UTF8.GetBytes(device.Telemetry), payload, 1, 1)));
        var reason = -1;
        while (reason < 0)
        {
            await socket.Receive((packet, _, body) =>
                reason = packet == MqttPackets.PubAck ? body.Length > 2 ? body[2] : 0 : reason);
        }

        if (reason >= MqttPackets.RefusedFrom)
        {
            throw new InvalidOperationException($"{device.Id}'s reading was refused: reason {reason}.");
        }

        try
        {
            return await heard.Task.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"{device.TwinId}: its alert was not heard to be {type} within {Patience.TotalSeconds:F0} s of {at:O}.");
        }
    }

    private async Task Watch(IAsyncStreamReader<AlertUpdate> updates)
    {
        try
        {
            while (await updates.MoveNext(default))
            {
                var update = updates.Current;
                if (update.Alert?.Rule == Rule && _waiting.TryRemove(Key(update.Alert.TwinId, update.Type), out var heard))
                {
                    heard.TrySetResult(Stopwatch.GetTimestamp());
                }
            }
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled)
        {
            // The probes are done.
        }
    }

    private static string Key(string twin, string type) => $"{type} {twin}";
}
