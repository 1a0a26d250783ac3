using System.Diagnostics;
using CityTwin.Benchmarks.Baseline;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using HdrHistogram;

namespace CityTwin.Benchmarks.Ingest;

/// <summary>A bare broker's QoS 1 publish→subscribe: the same messages, from the same generator, to one subscriber.</summary>
internal sealed class MosquittoSubject(Mosquitto broker, LoadOptions load, TimeProvider clock) : ISubject
{
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    public string Name => "Mosquitto, publish→subscribe, QoS 1";

    public async Task<Round> Run(TimeSpan duration)
    {
        using var listener = await Listener.Open(broker.Port, "citytwin/v1/+/telemetry");
        var listening = listener.Run();
        var options = new PublisherOptions(1, load.Window, PayloadWriter.MaxBytes(1));
        var publishers = new List<Publisher>();
        for (var i = 0; i < load.Connections; i++)
        {
            var id = $"bench-{i:D6}";
            publishers.Add(new Publisher(await MqttSocket.Open(broker.Port, id), $"citytwin/v1/{id}/telemetry",
                new PayloadWriter(clock, readings: 1), options));
        }

        var round = await Measure(publishers, listener, duration);
        publishers.ForEach(publisher => publisher.Dispose());
        listener.Dispose();
        await listening;
        return round;
    }

    private async Task<Round> Measure(List<Publisher> publishers, Listener listener, TimeSpan duration)
    {
        var server = new CpuMeter(broker.Os);
        var generator = CpuMeter.OfThisProcess();
        var from = Stopwatch.GetTimestamp();
        using (var stop = new CancellationTokenSource(duration, clock))
        {
            await Task.WhenAll(publishers.Select(publisher => Task.Run(() => publisher.Run(stop.Token))));
        }

        var sent = publishers.Sum(publisher => publisher.Taken);
        while (listener.Received < sent && Stopwatch.GetElapsedTime(from) < duration + CatchUpLimit)
        {
            await Task.Delay(LookAgain, clock);
        }

        var elapsed = Stopwatch.GetElapsedTime(from);
        var acks = new LongHistogram(60_000_000, 3);
        publishers.ForEach(publisher => acks.Add(publisher.AckUs));
        return new Round(Name, listener.Received, elapsed,
            server.Used.TotalMicroseconds / listener.Received, generator.Used.TotalMicroseconds / listener.Received,
            acks.GetValueAtPercentile(50) / 1000.0, acks.GetValueAtPercentile(99) / 1000.0, 0, publishers.Sum(publisher => publisher.Sent));
    }
}
