using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.City;
using CityTwin.Testing.Running;
using HdrHistogram;
using Spectre.Console;

namespace CityTwin.Benchmarks.Orders;

/// <summary>How many orders are taken through all their steps a second, each step durable, and at what price?</summary>
internal sealed class OrdersBenchmark(OrdersOptions options, IAnsiConsole console) : IBenchmark
{
    private readonly LongConcurrentHistogram[] _alone = Histograms();
    private readonly LongConcurrentHistogram[] _together = Histograms();
    private int _orders;

    public async Task<BenchmarkResult> Run(CityProcess city)
    {
        var machine = MachineFacts.Read();
        using var principals = await Principals.Open(city, "admin", options.Principals);
        var places = await CityPlaces.Of(city);
        var storage = await CityStorage.Of(city);
        var run = new Subject(city, principals, places, storage.Ledger);
        console.MarkupLine("warming up");
        var warm = await Orders("warm-up", run, options.Clients, options.Orders, Histograms());
        var eventBytes = (int)(warm.Bytes / warm.Units);
        var bare = new BareAppends(await Bench(storage.Ledger), city, eventBytes);
        await bare.Run("warm-up", options.Clients, options.Orders);
        var steps = OrderSteps.Names.Count;
        var (together, alone) = ($"orders, {options.Clients} clients", "orders, one client");
        var (bareTogether, bareAlone) = ($"bare appends, {options.Clients} clients", "bare appends, one client");
        var rounds = new List<OrderRound>();
        for (var i = 1; i <= options.Rounds; i++)
        {
            rounds.Add(await bare.Run(bareAlone, 1, options.OrdersAlone * steps));
            rounds.Add(await Orders(alone, run, 1, options.OrdersAlone, _alone));
            rounds.Add(await bare.Run(bareTogether, options.Clients, options.Orders * steps));
            rounds.Add(await Orders(together, run, options.Clients, options.Orders, _together));
            console.MarkupLineInterpolated(
                $"round {i}: {rounds[^1].PerSecond:N0} transitions/s beside {rounds[^2].PerSecond:N0} bare appends/s; alone {rounds[^3].PerSecond:N0} beside {rounds[^4].PerSecond:N0}");
        }

        return new BenchmarkResult("orders", machine,
            $"{options.Orders} orders by {options.Clients} clients ({options.Principals} principals) and {options.OrdersAlone} by one, "
            + $"{steps} transitions each, {options.Rounds} interleaved rounds; an event is {eventBytes:N0} bytes in the log; median (minimum–maximum)",
            ["", "orders/s", "units/s", "× bare", "p50 ms", "p99 ms", "max ms", "units an append", "silo CPU µs", "gateway", "Azurite", "generator"],
            [
                Row(rounds, together, bareTogether, steps), Row(rounds, bareTogether, bareTogether, null),
                Row(rounds, alone, bareAlone, steps), Row(rounds, bareAlone, bareAlone, null),
            ])
        {
            Notes = [Steps(together, _together), Steps(alone, _alone)],
        };
    }

    private async Task<OrderRound> Orders(string subject, Subject of, int clients, int orders, LongConcurrentHistogram[] stepsUs)
    {
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(_orders, orders));
        _orders += orders;
        var own = Histograms();
        var before = await DistrictLogs.Read(of.Ledger);
        var (silo, gateway, storage, generator) = (
            new CpuMeter(of.City.Silo), new CpuMeter(of.City.Gateway), new CpuMeter(of.City.Storage), CpuMeter.OfThisProcess());
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var steps = new OrderSteps(of.Principals[client]);
            while (waiting.TryDequeue(out var order))
            {
                await steps.Take(
                    string.Create(CultureInfo.InvariantCulture, $"bench-{order:D7}"), of.Places[order * 37 % of.Places.Count], own);
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(from);
        var units = (long)orders * OrderSteps.Names.Count;
        var round = new OrderRound(subject, units, elapsed, Together(own))
        {
            SiloUs = silo.Used.TotalMicroseconds / units,
            GatewayUs = gateway.Used.TotalMicroseconds / units,
            StorageUs = storage.Used.TotalMicroseconds / units,
            GeneratorUs = generator.Used.TotalMicroseconds / units,
        };
        var log = await DistrictLogs.Read(of.Ledger) - before;
        foreach (var (step, us) in own.Index())
        {
            stepsUs[step].Add(us);
        }

        return round with { Appends = log.Appends, Bytes = log.Bytes };
    }

    private static async Task<BlobContainerClient> Bench(BlobContainerClient beside)
    {
        var container = beside.GetParentBlobServiceClient().GetBlobContainerClient("bench");
        await container.CreateIfNotExistsAsync();
        return container;
    }

    private static IReadOnlyList<string> Row(List<OrderRound> rounds, string subject, string baseline, int? steps)
    {
        var own = rounds.Where(round => round.Subject == subject).ToList();
        var bare = rounds.Where(round => round.Subject == baseline).ToList();
        return
        [
            subject,
            steps is null ? "" : Spread.Of(own, round => round.PerSecond / steps.Value).ToString("F1"),
            Spread.Of(own, round => round.PerSecond).ToString("N0"),
            Spread.Of([.. own.Zip(bare)], pair => pair.First.PerSecond / pair.Second.PerSecond).ToString("F2"),
            .. new[] { 50.0, 99, 100 }.Select(percentile => Spread.Of(own, round => round.Ms(percentile)).ToString("F1")),
            Spread.Of(own, round => (double)round.Units / round.Appends).Median.ToString("F1"),
            .. new Func<OrderRound, double>[] { round => round.SiloUs, round => round.GatewayUs, round => round.StorageUs, round => round.GeneratorUs }
                .Select(cpu => Spread.Of(own, cpu).Median.ToString("F0")),
        ];
    }

    private static string Steps(string subject, LongConcurrentHistogram[] us) =>
        $"{subject}, p50 / p99 ms of each step over all rounds: " + string.Join(", ", OrderSteps.Names.Zip(us, (step, histogram) =>
            string.Create(CultureInfo.InvariantCulture,
                $"{step} {histogram.GetValueAtPercentile(50) / 1000.0:F1} / {histogram.GetValueAtPercentile(99) / 1000.0:F1}"))) + ".";

    private static LongHistogram Together(LongConcurrentHistogram[] steps)
    {
        var all = new LongHistogram(60_000_000, 3);
        foreach (var step in steps)
        {
            all.Add(step);
        }

        return all;
    }

    private static LongConcurrentHistogram[] Histograms() =>
        [.. OrderSteps.Names.Select(_ => new LongConcurrentHistogram(1, 60_000_000, 3))];

    /// <summary>What all rounds share.</summary>
    private sealed record Subject(
        CityProcess City, Principals Principals, IReadOnlyList<(DivisionCode Cell, double Longitude, double Latitude)> Places,
        BlobContainerClient Ledger);
}
