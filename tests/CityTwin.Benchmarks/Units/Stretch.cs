using System.Diagnostics;
using CityTwin.Benchmarks.Machine;
using CityTwin.Testing.Running;
using HdrHistogram;

namespace CityTwin.Benchmarks.Units;

/// <summary>What was counted over a stretch of time.</summary>
/// <param name="Cpu">Of the silo, the gateway, Azurite and the load generator.</param>
/// <param name="Screens">Of each watcher, in their order.</param>
/// <param name="WireBytes">Of each watcher, in their order.</param>
internal sealed record Stretch(
    TimeSpan Took, IReadOnlyList<TimeSpan> Cpu, long Said, long Taken, LongHistogram AckUs, IReadOnlyList<ScreenCounts> Screens,
    IReadOnlyList<long> WireBytes)
{
    public static async Task<Stretch> Measure(
        CityProcess city, MovingUnits units, UnitAudience audience, Func<Task> meanwhile)
    {
        CpuMeter[] meters = [new(city.Silo), new(city.Gateway), new(city.Storage), CpuMeter.OfThisProcess()];
        var bytes = audience.Watchers.Select(watcher => watcher.WireBytes).ToList();
        var (said, taken) = (units.Sent, units.Taken);
        units.AckUs.Reset();
        foreach (var watcher in audience.Watchers)
        {
            watcher.Screen.Restart();
        }

        var from = Stopwatch.GetTimestamp();
        await meanwhile();
        var took = Stopwatch.GetElapsedTime(from);
        var ack = new LongHistogram(MovingUnits.LongestUs, 3);
        ack.Add(units.AckUs);
        return new Stretch(
            took, [.. meters.Select(meter => meter.Used)], units.Sent - said, units.Taken - taken, ack,
            [.. audience.Watchers.Select(watcher => watcher.Screen.Counts())],
            [.. audience.Watchers.Zip(bytes, (watcher, before) => watcher.WireBytes - before)]);
    }
}
