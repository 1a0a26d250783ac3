using CityTwin.Benchmarks.Baseline;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.Testing.Running;
using HdrHistogram;
using Spectre.Console;

namespace CityTwin.Benchmarks.Latency;

/// <summary>How long from a device's publish until a gRPC watcher has the alert, while the silo is busy with others?</summary>
internal sealed class LatencyBenchmark(LatencyOptions options, TimeProvider clock, IAnsiConsole console) : IBenchmark
{
    public async Task<BenchmarkResult> Run(CityProcess city)
    {
        var machine = MachineFacts.Read();
        using var broker = await Mosquitto.Start(clock);
        var background = await DeviceFleet.Provision(city, "bench-load", options.Connections);
        var probes = await DeviceFleet.Provision(city, "bench-probe", options.Probes);
        var (bare, quiet, busy, flapping) = (
            new List<LongHistogram>(), new List<LongHistogram>(), new List<LongHistogram>(), new List<LongHistogram>());
        await WarmUp(city, background, probes);
        for (var i = 1; i <= options.Rounds; i++)
        {
            bare.Add(await OnBroker(broker));
            quiet.Add(await new AlertProbes(city, probes, clock, options.AlertsPerSecond).Run(options.AlertsPerRound));
            busy.Add(await OnCity(city, background, probes));
            flapping.Add(await new AlertProbes(city, probes, clock, perSecond: 0).Run(options.AlertsPerRound));
            console.MarkupLineInterpolated(
                $"round {i}: p99 bare broker {Ms(bare[^1], 99):F2} ms, city quiet {Ms(quiet[^1], 99):F2} ms, city busy {Ms(busy[^1], 99):F2} ms, flapping {Ms(flapping[^1], 99):F2} ms");
        }

        return new BenchmarkResult("latency", machine,
            $"{options.AlertsPerRound} alerts by {options.Probes} devices a round, {options.AlertsPerSecond} a second, each cleared "
            + $"between two; {options.Rounds} interleaved rounds after "
            + $"{options.WarmUp.TotalSeconds:F0} s of warm-up; busy is {options.PerSecond:N0} readings a second on "
            + $"{options.Connections} connections; median (minimum–maximum) of the rounds, milliseconds",
            ["from publish to", "p50", "p90", "p99", "worst"],
            [
                Row($"a subscriber of bare Mosquitto, {options.PerSecond:N0}/s beside it", bare),
                Row("an alert at a gRPC watcher, nothing beside it", quiet),
                Row($"an alert at a gRPC watcher, {options.PerSecond:N0}/s beside it", busy),
                Row($"the same with {options.Probes} devices flapping as fast as they can, nothing beside it", flapping),
            ]);
    }

    private async Task WarmUp(CityProcess city, DeviceFleet background, DeviceFleet probes)
    {
        console.MarkupLine("warming up");
        await using var load = await Load(city.MqttPort, background);
        var from = clock.GetTimestamp();
        while (clock.GetElapsedTime(from) < options.WarmUp)
        {
            await new AlertProbes(city, probes, clock, options.AlertsPerSecond).Run(options.AlertsPerRound);
        }
    }

    private async Task<LongHistogram> OnCity(CityProcess city, DeviceFleet background, DeviceFleet probes)
    {
        await using var load = await Load(city.MqttPort, background);
        return await new AlertProbes(city, probes, clock, options.AlertsPerSecond).Run(options.AlertsPerRound);
    }

    private async Task<LongHistogram> OnBroker(Mosquitto broker)
    {
        using var listener = await Listener.Open(broker.Port, "citytwin/v1/+/telemetry");
        var listening = listener.Run();
        await using (await Load(broker.Port, fleet: null))
        {
            var answer = await new BrokerProbes(broker, options.Probes).Run(options.AlertsPerRound);
            listener.Dispose();
            await listening;
            return answer;
        }
    }

    private async Task<PacedLoad> Load(int port, DeviceFleet? fleet)
    {
        var lanes = new List<(MqttSocket, string)>();
        for (var i = 0; i < options.Connections; i++)
        {
            var device = fleet?.Devices[i] ?? new FleetDevice($"load-{i:D6}", "", "");
            lanes.Add((await MqttSocket.Open(port, device.Id, device.Id, device.Password), device.Telemetry));
        }

        var load = new PacedLoad(lanes, options.PerSecond, clock);
        load.Start();
        return load;
    }

    private static IReadOnlyList<string> Row(string what, List<LongHistogram> rounds) =>
    [
        what,
        .. new[] { 50.0, 90, 99, 100 }.Select(percentile => Spread.Of(rounds, r => Ms(r, percentile)).ToString("F2")),
    ];

    private static double Ms(LongHistogram histogram, double percentile) =>
        histogram.GetValueAtPercentile(percentile) / 1000.0;
}
