using System.Diagnostics;
using System.Globalization;
using System.Text;
using CityTwin.Benchmarks.Baseline;
using CityTwin.Benchmarks.Load;
using HdrHistogram;

namespace CityTwin.Benchmarks.Latency;

/// <summary>The same question put to a bare broker: from publish to subscriber, nothing in between.</summary>
internal sealed class BrokerProbes(Mosquitto broker, int probes)
{
    public async Task<LongHistogram> Run(int messages)
    {
        var histogram = new LongConcurrentHistogram(1, 60_000_000, 3);
        await Task.WhenAll(Enumerable.Range(0, probes).Select(i => Probe(i, messages / probes, histogram)));
        var answer = new LongHistogram(60_000_000, 3);
        answer.Add(histogram);
        return answer;
    }

    private async Task Probe(int number, int messages, LongConcurrentHistogram histogram)
    {
        var topic = $"probe/{number}";
        var next = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = await Listener.Open(broker.Port, topic, _ => next.TrySetResult(Stopwatch.GetTimestamp()));
        var listening = listener.Run();
        using var socket = await MqttSocket.Open(broker.Port, $"probe-{number}");
        var packet = new byte[256];
        for (var i = 0; i < messages; i++)
        {
            next = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            var payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{i}},"levelM":99}"""));
            var sent = Stopwatch.GetTimestamp();
            await socket.Send(packet.AsMemory(0,
                MqttPackets.WritePublish(packet, Encoding.UTF8.GetBytes(topic), payload, 1, 1)));
            histogram.RecordValue((long)Stopwatch.GetElapsedTime(sent, await next.Task).TotalMicroseconds);
            await socket.Receive(static (_, _, _) => { });
        }

        listener.Dispose();
        await listening;
    }
}
