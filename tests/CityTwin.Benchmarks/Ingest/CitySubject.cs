using System.Diagnostics;
using System.Text.Json.Nodes;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using CityTwin.Testing.Running;
using HdrHistogram;

namespace CityTwin.Benchmarks.Ingest;

/// <summary>
/// CityTwin: acknowledged behind the synced log, every rule evaluated, and a round is over only when the twins show the
/// last reading sent.
/// </summary>
internal sealed class CitySubject(
    string name, CityProcess city, DeviceFleet fleet, LoadOptions load, byte qos, int readings, TimeProvider clock) : ISubject
{
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly PayloadWriter[] _payloads =
        [.. fleet.Devices.Take(load.Connections).Select(_ => new PayloadWriter(clock, readings))];

    public string Name => name;

    public async Task<Round> Run(TimeSpan duration)
    {
        var options = new PublisherOptions(qos, readings > 1 ? 2 : load.Window, PayloadWriter.MaxBytes(readings));
        var publishers = new List<Publisher>();
        try
        {
            for (var i = 0; i < _payloads.Length; i++)
            {
                var device = fleet.Devices[i];
                var socket = await MqttSocket.Open(city.MqttPort, device.Id, device.Id, device.Password);
                publishers.Add(new Publisher(socket, device.Telemetry, _payloads[i], options));
            }

            return await Measure(publishers, duration);
        }
        finally
        {
            publishers.ForEach(publisher => publisher.Dispose());
        }
    }

    private async Task<Round> Measure(List<Publisher> publishers, TimeSpan duration)
    {
        var server = new CpuMeter(city.Silo, city.Gateway, city.Storage);
        var generator = CpuMeter.OfThisProcess();
        var storedBefore = SyncedReadings.Count(city);
        var from = Stopwatch.GetTimestamp();
        using (var stop = new CancellationTokenSource(duration, clock))
        {
            await Task.WhenAll(publishers.Select(publisher => Task.Run(() => publisher.Run(stop.Token))));
        }

        await CatchUp();
        var elapsed = Stopwatch.GetElapsedTime(from);
        var used = (Server: server.Used.TotalMicroseconds, Generator: generator.Used.TotalMicroseconds);
        var units = SyncedReadings.Count(city) - storedBefore;
        var acks = new LongHistogram(60_000_000, 3);
        publishers.ForEach(publisher => acks.Add(publisher.AckUs));
        return new Round(name, units, elapsed,
            used.Server / units, used.Generator / units,
            acks.GetValueAtPercentile(50) / 1000.0, acks.GetValueAtPercentile(99) / 1000.0,
            publishers.Sum(publisher => publisher.Refused), publishers.Sum(publisher => publisher.Sent) * readings);
    }

    /// <summary>Waits until a sample of twins shows the newest reading each was sent.</summary>
    private async Task CatchUp()
    {
        using var http = new HttpClient { BaseAddress = city.Http, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await city.Token());
        var from = clock.GetTimestamp();
        for (var i = 0; i < _payloads.Length; i += Math.Max(1, _payloads.Length / 8))
        {
            while (await NewestMs(http, fleet.Devices[i].TwinId) < _payloads[i].LastMs)
            {
                if (clock.GetElapsedTime(from) > CatchUpLimit)
                {
                    throw new InvalidOperationException($"{fleet.Devices[i].Id} did not catch up within {CatchUpLimit}.");
                }

                await Task.Delay(LookAgain, clock);
            }
        }
    }

    private static async Task<long> NewestMs(HttpClient http, string twin)
    {
        var answer = JsonNode.Parse(await http.GetStringAsync($"/v1/twins/{twin}"));
        return answer?["metrics"]?["levelM"]?["t"]?.GetValue<DateTimeOffset>().ToUnixTimeMilliseconds() ?? 0;
    }
}
