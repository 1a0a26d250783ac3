using System.Globalization;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.Testing.Running;
using CityTwin.V1;
using Spectre.Console;

namespace CityTwin.Benchmarks.Units;

/// <summary>
/// What do units that move cost, and how old is what those who watch see? It fails when a last position is lost on its way to the
/// city or to a watcher, and only then: times are told, not judged.
/// </summary>
internal sealed class UnitsBenchmark(UnitsOptions options, TimeProvider clock, IAnsiConsole console) : IBenchmark
{
    /// <summary>Streams of one principal; a gateway allows 64.</summary>
    private const int StreamsEach = 50;

    private const int PageSize = 1_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    public async Task<BenchmarkResult> Run(CityProcess city)
    {
        var machine = MachineFacts.Read();
        var places = await CityPlaces.Of(city);
        var plan = UnitPlan.Of(options, places);
        var devices = await RegisteredUnits.Register(city, plan, Registered);
        using var principals = await Principals.Open(city, "admin", (options.Watchers / StreamsEach) + 1);
        await using var units = await MovingUnits.Connect(city.MqttPort, plan, devices, clock);
        await using var audience = new UnitAudience(city, options, principals, [.. places.Select(place => place.Cell).Distinct()], clock);
        await audience.Begin(options.Patience, clock);
        console.MarkupLineInterpolated($"{options.Watchers} watch {options.Units} units, which begin to move; warming up for {options.WarmUp.TotalSeconds:F0} s");
        units.Start();
        await OrEnded(audience, Waited(options.WarmUp));
        var load = MachineFacts.Read().Load;
        var moving = await OrEnded(audience, Stretch.Measure(city, units, audience, () => Measured(units, audience)));
        var healed = await Everything(principals[0], audience, await units.Halt(options.Patience), units.Refused);
        return new BenchmarkResult("units", machine,
            $"{options.Units:N0} units once a second each, {options.RobotShare:P0} of them robots (VDA 5050 states) and the others terminals of teams; "
            + $"{options.Watchers} watchers who ask for at most {options.RateHz} a second; {options.Duration.TotalSeconds:F0} s after "
            + $"{options.WarmUp.TotalSeconds:F0} s of warm-up; load {load.ToString("F1", CultureInfo.InvariantCulture)} when it began; milliseconds",
            UnitsTable.Columns, UnitsTable.Rows(moving, audience, [.. plan.Select(unit => unit.Id)]))
        {
            Notes = [UnitsTable.Units(moving), UnitsTable.Price(moving), UnitsTable.Kept(options, healed)],
        };
    }

    private void Registered(int count)
    {
        if (count % PageSize == 0 || count == options.Units)
        {
            console.MarkupLineInterpolated($"{count} of {options.Units} units are registered");
        }
    }

    private async Task<TimeSpan> Waited(TimeSpan time)
    {
        await Task.Delay(time, clock);
        return time;
    }

    /// <summary>A watcher whose stream ends has failed, and the run with it, at once.</summary>
    private static async Task<T> OrEnded<T>(UnitAudience audience, Task<T> work)
    {
        if (await Task.WhenAny(work, audience.Watching) != work)
        {
            await audience.Watching;
        }

        return await work;
    }

    private async Task Measured(MovingUnits units, UnitAudience audience)
    {
        var from = clock.GetTimestamp();
        for (var left = options.Duration; left > TimeSpan.Zero; left = options.Duration - clock.GetElapsedTime(from))
        {
            await Waited(left < TellEvery ? left : TellEvery);
            var seen = audience.Watchers.Select(watcher => watcher.Screen.Counts()).Aggregate((one, more) => one.Plus(more));
            console.MarkupLineInterpolated(
                $"{clock.GetElapsedTime(from).TotalSeconds:F0} s: {units.Sent} said, {units.Taken} taken; {seen.Positions} at watchers, age p50 {UnitsTable.Ms(seen.AgeUs, 50)} ms, p99 {UnitsTable.Ms(seen.AgeUs, 99)} ms");
        }
    }

    /// <summary>Waits until the city has every last position and every watcher too; answers how long that was.</summary>
    /// <exception cref="InvalidOperationException">Something was lost.</exception>
    private async Task<TimeSpan> Everything(
        Principal principal, UnitAudience audience, IReadOnlyDictionary<string, long> said, long refused)
    {
        if (refused > 0)
        {
            throw new InvalidOperationException($"{refused} messages were refused.");
        }

        var from = clock.GetTimestamp();
        var reckoning = new UnitReckoning(said);
        while (reckoning.Complaints(
            await All(principal), audience.Watchers.Select(watcher => (watcher.Area, watcher.Screen.Shown()))) is { Count: > 0 } complaints)
        {
            if (clock.GetElapsedTime(from) > options.Patience)
            {
                throw new InvalidOperationException("Something was lost:\n" + string.Join('\n', complaints));
            }

            await Waited(LookEvery);
        }

        return clock.GetElapsedTime(from);
    }

    private static async Task<IReadOnlyList<Unit>> All(Principal principal)
    {
        var fleet = new FleetService.FleetServiceClient(principal.Channel);
        var all = new List<Unit>();
        var next = "";
        do
        {
            var page = await fleet.ListUnitsAsync(new ListUnitsRequest { PageSize = PageSize, PageToken = next }, principal.Token);
            all.AddRange(page.Units);
            next = page.NextPageToken;
        }
        while (next.Length > 0);

        return all;
    }
}
