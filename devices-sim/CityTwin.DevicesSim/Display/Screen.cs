using System.Globalization;
using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Publishing;
using Spectre.Console;

namespace CityTwin.DevicesSim.Display;

/// <summary>Shows how the simulator fares: a table that changes in place on a terminal, otherwise a line now and then.</summary>
internal sealed class Screen(
    IAnsiConsole console, World world, int lines, Tally tally, WorldClock time, TimeProvider clock)
{
    private static readonly TimeSpan Redraw = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(10);

    private (long Acknowledged, long At) _last = (0, clock.GetTimestamp());

    public Task Run(CancellationToken stop) =>
        console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? Draw(stop) : Write(stop);

    /// <summary>Says something once, above the table or among the lines.</summary>
    public void Say(string text) => console.WriteLine(text);

    private async Task Draw(CancellationToken stop)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            "devices", "lines", "connected", "readings/s", "acknowledged", "refused", "dropped", "incident", "trouble");
        await console.Live(table).AutoClear(false).StartAsync(async live =>
        {
            while (!stop.IsCancellationRequested)
            {
                table.Rows.Clear();
                table.AddRow([.. Cells(Look()).Select(cell => new Text(cell))]);
                live.Refresh();
                await Task.Delay(Redraw, clock, stop);
            }
        });
    }

    private async Task Write(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Line, clock, stop);
            Say(Look().ToString());
        }
    }

    private Snapshot Look()
    {
        var seen = Snapshot.Of(
            world, lines, tally, time.Now.Seconds, (_last.Acknowledged, clock.GetElapsedTime(_last.At)));
        _last = (seen.Acknowledged, clock.GetTimestamp());
        return seen;
    }

    private static string[] Cells(Snapshot seen) =>
    [
        Number(seen.Devices), Number(seen.Lines), Number(seen.Connected), seen.ReadingsPerSecond.ToString("F1", CultureInfo.InvariantCulture),
        Number(seen.Acknowledged), Number(seen.Refused), Number(seen.Dropped), seen.Incident, seen.Trouble,
    ];

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
