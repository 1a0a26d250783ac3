using CityTwin.Benchmarks.Baseline;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.Testing.Running;
using Spectre.Console;

namespace CityTwin.Benchmarks.Ingest;

/// <summary>How many readings a second does a silo take durably, at what price, next to a bare broker?</summary>
internal sealed class IngestBenchmark(LoadOptions load, TimeProvider clock, IAnsiConsole console) : IBenchmark
{
    private const string Baseline = "Mosquitto";
    private const string Qos0 = "CityTwin, durable, QoS 0, a reading a message";

    private readonly List<string> _notes = [];

    public async Task<BenchmarkResult> Run(CityProcess city)
    {
        var machine = MachineFacts.Read();
        using var broker = await Mosquitto.Start(clock);
        using var nodeRed = await NodeRedIfItCanBeHad();
        var subjects = await Subjects(city, broker, nodeRed);
        foreach (var subject in subjects)
        {
            console.MarkupLineInterpolated($"warming up: {subject.Name}");
            await subject.Run(load.WarmUp / subjects.Count);
        }

        var rounds = new List<Round>();
        for (var i = 1; i <= load.Rounds; i++)
        {
            foreach (var subject in subjects)
            {
                var round = await subject.Run(load.Round);
                rounds.Add(round);
                console.MarkupLineInterpolated(
                    $"round {i}: {round.Subject}: {round.PerSecond:N0}/s, {round.ServerUs:F1} µs of server CPU, {round.Refused} refused");
            }
        }

        if (subjects.OfType<NodeRedSubject>().SingleOrDefault() is { } other)
        {
            _notes.Add(new NodeRedRatio(Of(Qos0, rounds), Of(other.Name, rounds)).ToString());
        }

        return new BenchmarkResult("ingest", machine,
            $"{load.Connections} connections, {load.Rounds} interleaved rounds of {load.Round.TotalSeconds:F0} s after "
            + $"{load.WarmUp.TotalSeconds:F0} s of warm-up; median (minimum–maximum)",
            ["", "per second", "× Mosquitto", "server CPU µs each", "× Mosquitto", "generator CPU µs", "stored of sent", "ack p50 ms", "ack p99 ms"],
            Rows(subjects, rounds)) { Notes = _notes };
    }

    private async Task<NodeRed?> NodeRedIfItCanBeHad()
    {
        try
        {
            return await NodeRed.Start(clock);
        }
        catch (InvalidOperationException e)
        {
            _notes.Add($"Node-RED's row is missing: {e.Message}");
            return null;
        }
    }

    private async Task<IReadOnlyList<ISubject>> Subjects(CityProcess city, Mosquitto broker, NodeRed? nodeRed)
    {
        var one = await DeviceFleet.Provision(city, "bench-one", load.Connections);
        var zero = await DeviceFleet.Provision(city, "bench-zero", load.Connections);
        var batch = await DeviceFleet.Provision(city, "bench-batch", load.Connections);
        return
        [
            new MosquittoSubject(broker, load, clock),
            .. nodeRed is null ? [] : new ISubject[] { new NodeRedSubject(nodeRed, load, clock) },
            new CitySubject("CityTwin, durable, QoS 1, a reading a message", city, one, load, 1, 1, clock),
            new CitySubject(Qos0, city, zero, load, 0, 1, clock),
            new CitySubject($"CityTwin, durable, QoS 1, {load.BatchSize} readings a message", city, batch, load, 1,
                load.BatchSize, clock),
        ];
    }

    private static List<IReadOnlyList<string>> Rows(IReadOnlyList<ISubject> subjects, List<Round> rounds)
    {
        var bare = rounds.Where(round => round.Subject.StartsWith(Baseline, StringComparison.Ordinal)).ToList();
        var (rate, cpu) = (Spread.Of(bare, r => r.PerSecond).Median, Spread.Of(bare, r => r.ServerUs).Median);
        return
        [
            .. subjects.Select(subject => Of(subject.Name, rounds)).Select(own =>
                (IReadOnlyList<string>)
                [
                    own[0].Subject,
                    Spread.Of(own, r => r.PerSecond).ToString("N0"),
                    Spread.Of(own, r => r.PerSecond / rate).Median.ToString("F2"),
                    Spread.Of(own, r => r.ServerUs).ToString("F1"),
                    Spread.Of(own, r => r.ServerUs / cpu).Median.ToString("F2"),
                    Spread.Of(own, r => r.GeneratorUs).Median.ToString("F1"),
                    Spread.Of(own, r => r.Share).Minimum.ToString("P3"),
                    Spread.Of(own, r => r.AckP50Ms).Median.ToString("F1"),
                    Spread.Of(own, r => r.AckP99Ms).Median.ToString("F1"),
                ]),
        ];
    }

    private static List<Round> Of(string subject, List<Round> rounds) => [.. rounds.Where(round => round.Subject == subject)];
}
