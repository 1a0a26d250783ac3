using System.CommandLine;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Orders;

/// <summary><c>./citytwin import orders</c>: takes the reports of the hotline, the police or petitions into the running city.</summary>
internal static class ImportOrdersCommand
{
    private static readonly string[] Sources = ["hotline", "police", "petition"];

    public static Command Create(InstanceFinder instances, TimeProvider clock)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "CSV with number, category, longitude, latitude, and any of occurred_at, urgency, description, reporter.",
        };
        var source = new Option<string>("--source") { Description = string.Join(", ", Sources), Required = true };
        source.AcceptOnlyFromAmong(Sources);
        var exercise = new Option<bool>("--exercise") { Description = "They belong to an exercise." };
        var data = DataOption.Create();
        var orders = new Command("orders", "Takes in reports of another system; a number that is there already changes nothing.")
        {
            file, source, exercise, data,
        };
        orders.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var path = parsed.GetRequiredValue(file);
            List<OrderRow> rows = [.. OrderFile.Read(path)];
            var city = await instances.Running(DataOption.Read(parsed, data), DataOption.Tell, interruption.Token);
            var tally = await Send(
                city, clock, parsed.GetRequiredValue(source), parsed.GetValue(exercise), path, rows, interruption.Token);
            foreach (var told in tally.Told)
            {
                await Console.Error.WriteLineAsync(told);
            }

            if (tally.Refused > tally.Told.Count)
            {
                await Console.Error.WriteLineAsync($"... and {tally.Refused - tally.Told.Count} more.");
            }

            await Console.Out.WriteLineAsync($"{path}: {tally}");
            return tally.Refused == 0 ? 0 : 1;
        });
        return new Command("import", "Takes data of other systems into the running city.") { orders };
    }

    private static async Task<ImportTally> Send(
        Instance city, TimeProvider clock, string source, bool exercise, string path, List<OrderRow> rows, CancellationToken stop)
    {
        using var line = new OrderLine(city, clock);
        var tally = new ImportTally();
        await BarBoard.Show(
            board => board.Step($"import {rows.Count} reports", async step => tally = await line.Sender(source, exercise).Send(path, rows, step, stop)), clock);
        return tally;
    }
}
