using System.Diagnostics;
using CityTwin.Benchmarks.Baseline;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using HdrHistogram;

namespace CityTwin.Benchmarks.Ingest;

/// <summary>
/// Node-RED and the Mosquitto before it, at QoS 0: the same messages, from the same generator, each judged by a threshold.
/// A message counts when an alert behind it came back.
/// </summary>
internal sealed class NodeRedSubject(NodeRed nodeRed, LoadOptions load, TimeProvider clock) : ISubject
{
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromMinutes(1);

    public string Name => "Node-RED and its Mosquitto, mqtt-in → JSON → threshold → mqtt-out, QoS 0";

    public async Task<Round> Run(TimeSpan duration)
    {
        var publishers = new List<BurstPublisher>();
        try
        {
            for (var i = 0; i < load.Connections; i++)
            {
                var id = $"bench-{i:D6}";
                publishers.Add(await BurstPublisher.Open(
                    nodeRed.Broker.Port, id, Flow.TopicsOf(id), new PayloadWriter(clock, readings: 1), load.Window));
            }

            return await Measure(publishers, duration);
        }
        finally
        {
            publishers.ForEach(publisher => publisher.Dispose());
        }
    }

    private async Task<Round> Measure(List<BurstPublisher> publishers, TimeSpan duration)
    {
        using var drops = await DroppedMessages.Open(nodeRed.Broker);
        var (broker, own, generator) = (new CpuMeter(nodeRed.Broker.Os), new CpuMeter(nodeRed.Os), CpuMeter.OfThisProcess());
        var from = Stopwatch.GetTimestamp();
        await Publish(publishers, duration);
        var elapsed = Stopwatch.GetElapsedTime(from);
        var proven = publishers.Sum(publisher => publisher.Proven);
        var brokerUs = broker.Used.TotalMicroseconds / proven;
        var serverUs = brokerUs + own.Used.TotalMicroseconds / proven;
        var generatorUs = generator.Used.TotalMicroseconds / proven;
        if (await drops.Count(clock) is > 0 and var dropped)
        {
            throw new InvalidOperationException(
                $"The Mosquitto before Node-RED dropped {dropped} messages: an alert no longer proves that those before it were judged.");
        }

        var alerts = new LongHistogram(60_000_000, 3);
        publishers.ForEach(publisher => alerts.Add(publisher.AlertUs));
        return new Round(Name, proven, elapsed, serverUs, generatorUs, alerts.GetValueAtPercentile(50) / 1000.0,
            alerts.GetValueAtPercentile(99) / 1000.0, 0, publishers.Sum(publisher => publisher.Sent)) { BrokerUs = brokerUs };
    }

    private async Task Publish(List<BurstPublisher> publishers, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource(duration, clock);
        try
        {
            await Task.WhenAll(publishers.Select(publisher => Task.Run(() => publisher.Run(stop.Token))))
                .WaitAsync(duration + CatchUpLimit, clock);
        }
        catch (TimeoutException)
        {
            var waiting = publishers.Count(publisher => publisher.Proven < publisher.Sent);
            throw new InvalidOperationException(
                $"{waiting} of {publishers.Count} devices still wait for an alert from Node-RED {CatchUpLimit} after the round.");
        }
    }
}
