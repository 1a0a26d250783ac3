using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.City;
using CityTwin.Testing.Running;
using CityTwin.V1;
using HdrHistogram;
using Spectre.Console;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// What becomes of very many reports within minutes while very many watch? It fails when anything that was answered is lost, or
/// when a watcher was not sent everything once and in order, and only then: how long it took is told, not judged.
/// </summary>
internal sealed class StormBenchmark(StormOptions options, TimeProvider clock, IAnsiConsole console) : IBenchmark
{
    /// <summary>Streams of one principal; a gateway allows 64.</summary>
    private const int StreamsEach = 50;

    /// <summary>Orders that wait for the desk; past it the desk lets the oldest be.</summary>
    private const int MaxWaitingForDesk = 1_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Sightings _sightings = new();
    private readonly Outcomes _outcomes = new();

    public async Task<BenchmarkResult> Run(CityProcess city)
    {
        var machine = MachineFacts.Read();
        var places = await CityPlaces.Of(city);
        var plan = StormPlan.Of(options, [.. places.Select(place => (place.Longitude, place.Latitude))]);
        using var principals = await Principals.Open(city, "admin", (options.Watchers / StreamsEach) + 1);
        var gauges = await DeviceFleet.Provision(city, "storm-gauge", options.Gauges);
        await using var audience = new Audience(options, principals, [.. places.Select(place => place.Cell)], _sightings, clock);
        await audience.Begin(options.Patience, clock);
        console.MarkupLineInterpolated($"{options.Watchers} watch; {plan.Count} reports in {options.Duration.TotalSeconds:F0} s");
        Footprint[] prints = [new(city.Silo), new(city.Gateway), new(city.Storage), new(OsProcess.Find(Environment.ProcessId)!)];
        var from = Stopwatch.GetTimestamp();
        await Storm(city, plan, principals, gauges, prints);
        var took = Stopwatch.GetElapsedTime(from);
        console.MarkupLineInterpolated($"{_outcomes.Taken.Count} taken in {took.TotalSeconds:F0} s; reading the logs");
        var cpu = prints.Select(print => print.Cpu).ToList();
        var ends = await Marks(principals[0], places);
        var written = await WrittenLog.Read(principals[0], ends, options.Patience, clock);
        var healed = await Everything(written, audience);
        return new BenchmarkResult("storm", machine,
            $"{options.Reports:N0} reports within {options.Duration.TotalSeconds:F0} s, {options.CitizenShare:P0} of them citizens' over Open311 and the others "
            + $"the hotline's, {options.RepeatShare:P0} telling of a matter again, in ten bursts {options.BurstFactor:F0} times as fast as between; "
            + $"{options.Watchers} streams ({audience.OfOrders.Count} of orders, {audience.OfAlerts.Count} of alerts, {audience.OfFigures.Count} of figures); "
            + "milliseconds from when a report was due to be sent",
            ["from a report's time to", "p50", "p90", "p99", "worst", "how many"],
            [
                Row("the citizen's answer", _outcomes.CitizensUs), Row("the hotline's answer", _outcomes.HotlineUs),
                Row("the first watcher that sees it", _sightings.FirstUs), Row("each watcher that sees it", _sightings.EveryUs),
            ])
        {
            Notes = [Reports(took, written), Watched(audience, healed), Price(prints, cpu, took)],
        };
    }

    private async Task Storm(
        CityProcess city, IReadOnlyList<PlannedReport> plan, Principals principals, DeviceFleet gauges, IReadOnlyList<Footprint> prints)
    {
        var taken = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MaxWaitingForDesk) { FullMode = BoundedChannelFullMode.DropOldest });
        using var over = new CancellationTokenSource();
        using var citizens = new CitizenLine(city);
        var looking = Look(prints, over.Token);
        var rising = new Gauges(city, gauges, options.GaugePeriod, clock).Run(over.Token);
        var desks = Enumerable.Range(0, options.Desks)
            .Select(desk => Task.Run(() => new Desk(principals[desk], taken.Reader, _outcomes).Run())).ToList();
        var reporters = new Reporters(options, citizens, principals[principals.Count - 1], _sightings, _outcomes, taken.Writer, clock);
        try
        {
            await reporters.Run(plan);
            await Task.WhenAll(desks);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(rising, looking);
        }
    }

    private async Task Look(IReadOnlyList<Footprint> prints, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (!stop.IsCancellationRequested)
        {
            foreach (var print in prints)
            {
                print.Look();
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>A last report in each district: what came before it is in the log before it.</summary>
    private async Task<IReadOnlyDictionary<string, long>> Marks(
        Principal principal, IReadOnlyList<(DivisionCode Cell, double Longitude, double Latitude)> places)
    {
        var orders = new WorkOrderService.WorkOrderServiceClient(principal.Channel);
        var ends = new Dictionary<string, long>();
        foreach (var (district, place) in places.GroupBy(place => place.Cell.District, (district, all) => (district, all.First())))
        {
            var mark = await orders.ReportOrderAsync(
                new ReportOrderRequest
                {
                    RequestId = "storm-mark", Source = "patrol", Category = "M04006", Longitude = place.Longitude, Latitude = place.Latitude,
                },
                principal.Token);
            ends[district.Value] = mark.Sequences[0];
            _outcomes.Took(mark.Id, options.Reports + ends.Count);
        }

        return ends;
    }

    /// <summary>Waits until everybody has seen everything; answers how long that was.</summary>
    /// <exception cref="InvalidOperationException">Somebody has not.</exception>
    private async Task<TimeSpan> Everything(WrittenLog written, Audience audience)
    {
        var reckoning = new Reckoning(written, _outcomes, audience);
        var from = clock.GetTimestamp();
        IReadOnlyList<string> complaints;
        while ((complaints = reckoning.Complaints()).Count > 0)
        {
            if (reckoning.Lost.Count > 0 || clock.GetElapsedTime(from) > options.Patience)
            {
                throw new InvalidOperationException("Something was lost:\n" + string.Join('\n', complaints));
            }

            await Task.Delay(LookEvery, clock);
        }

        return clock.GetElapsedTime(from);
    }

    private string Reports(TimeSpan took, WrittenLog written) => string.Create(CultureInfo.InvariantCulture,
        $"Of {options.Reports:N0} reports {_outcomes.Taken.Count - 1:N0} were taken and {_outcomes.Refused:N0} refused in {took.TotalSeconds:F0} s, {_outcomes.SentAgain:N0} times one was sent again for want of room. ")
        + string.Create(CultureInfo.InvariantCulture,
            $"The desk looked at {_outcomes.Looked:N0} and merged {_outcomes.Merged:N0}. Every one taken is in the signed log, which has {written.Count:N0} events.")
        + (_outcomes.Refusals.Count == 0 ? "" : $" Refused were: {string.Join("; ", _outcomes.Refusals)}");

    private static string Watched(Audience audience, TimeSpan healed)
    {
        var logs = audience.OfLogs.ToList();
        var ends = logs.Select(log => log.LastEnd).Where(end => end.Length > 0).Distinct().Take(5).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"Every watcher was sent every event of its area, once and in order: {logs.Sum(log => log.Seen().Values.Sum(seen => (long)seen.Count)):N0} events in all, and {audience.OfFigures.Sum(figures => figures.Updates):N0} overviews. ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{logs.Sum(log => log.Resumed):N0} came back after their line was cut, {logs.Sum(log => log.TooSlow):N0} after the gateway found them too slow, {logs.Sum(log => log.Broken) + audience.OfFigures.Sum(figures => figures.Broken):N0} after another end; {healed.TotalSeconds:F0} s after the log was read all had everything.")
            + (ends.Count == 0 ? "" : $" Streams ended with: {string.Join("; ", ends)}");
    }

    private static string Price(IReadOnlyList<Footprint> prints, IReadOnlyList<TimeSpan> cpu, TimeSpan took) =>
        "Processor time as a share of one core, and the most memory: " + string.Join(", ", new[] { "silo", "gateway", "Azurite", "load generator" }
            .Zip(prints, cpu).Select(one => string.Create(CultureInfo.InvariantCulture,
                $"{one.First} {one.Third / took:P0}, {one.Second.MostBytes / 1048576.0:F0} MiB"))) + ".";

    private static IReadOnlyList<string> Row(string what, LongConcurrentHistogram us) =>
    [
        what,
        .. new[] { 50.0, 90, 99, 100 }.Select(percentile =>
            (us.GetValueAtPercentile(percentile) / 1000.0).ToString("N1", CultureInfo.InvariantCulture)),
        us.TotalCount.ToString("N0", CultureInfo.InvariantCulture),
    ];
}
