using System.CommandLine;
using System.Globalization;
using CityTwin.City;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Orders;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Replay.ServiceRequests;

/// <summary><c>./citytwin replay service-requests</c>: real reports of citizens, and how well those that tell of the same are told.</summary>
internal static class ServiceRequestsCommand
{
    /// <summary>A week in seven seconds: six years in half an hour.</summary>
    private const string DefaultSpeed = "86400";

    /// <summary>Baltimore's harbour.</summary>
    private static readonly GeoPoint Origin = new(-76.612, 39.283);

    public static Command Create(InstanceFinder instances, TimeProvider clock)
    {
        var from = new Option<string>("--from") { Description = $"The folder with {RecordedRequests.FileName}.", Required = true, HelpName = "DIR" };
        var speed = new Option<string>("--speed")
        {
            Description = "How many seconds of the recording pass in one of ours, or max.", DefaultValueFactory = _ => DefaultSpeed,
        };
        var limit = new Option<int?>("--first") { Description = "Only so many of its reports.", HelpName = "N" };
        var score = new Option<bool>("--score-only") { Description = "Scores the merging and sends nothing; needs no running city." };
        var package = new Option<string?>("--package")
        {
            Description = "The city's package, where it is not in its data folder.", HelpName = "DIR",
        };
        var data = DataOption.Create();
        var command = new Command("service-requests", "Replays real reports of citizens (Baltimore's 311) and scores the merging of duplicates.")
        {
            from, speed, limit, score, package, data,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var folder = Path.GetFullPath(parsed.GetRequiredValue(from));
            var factor = Factor(parsed.GetRequiredValue(speed));
            var requests = RecordedRequests.Read(folder);
            if (parsed.GetValue(score))
            {
                Tell(new MergeScores(DeskOf(parsed.GetValue(package)), requests));
                return 0;
            }

            var city = await instances.Running(DataOption.Read(parsed, data), DataOption.Tell, interruption.Token);
            var reader = Open(parsed.GetValue(package) ?? Path.Combine(city.Data!, "city"));
            Tell(new MergeScores(reader.Desk(), requests));
            return await Feed(
                city, clock, reader, factor, Path.Combine(folder, RecordedRequests.FileName),
                [.. requests.Take(parsed.GetValue(limit) ?? requests.Count)], interruption.Token);
        });
        return command;
    }

    private static async Task<int> Feed(
        Instance city, TimeProvider clock, CityPackageReader package, double? factor, string file, IReadOnlyList<RecordedRequest> requests,
        CancellationToken stop)
    {
        using var line = new OrderLine(city, clock);
        var feed = new RequestFeed(
            new RequestPlaces(package.Boundaries(DivisionLevel.Cell), Origin), factor, source => line.Sender(source, exercise: false), clock);
        var tally = new ImportTally();
        await BarBoard.Show(
            board => board.Step($"replay {requests.Count} reports", async step => tally = await feed.Run(file, requests, step, stop)), clock);
        foreach (var told in tally.Told)
        {
            await Console.Error.WriteLineAsync(told);
        }

        await Console.Out.WriteLineAsync($"{tally} {feed.LeftOut} are no matters of a street and were left out.");
        return tally.Refused == 0 ? 0 : 1;
    }

    private static void Tell(MergeScores scores)
    {
        foreach (var said in scores.Lines())
        {
            Console.WriteLine(said);
        }
    }

    private static WorkOrders.DeskDefinition DeskOf(string? package) => package is null ? DeskTemplates.Desk : Open(package).Desk();

    private static CityPackageReader Open(string folder)
    {
        try
        {
            return CityPackageReader.Open(folder);
        }
        catch (CityPackageException e)
        {
            throw new CliException($"{folder} is not a city package that can be used; --package names another: {e.Message}");
        }
    }

    private static double? Factor(string text) => text == "max" ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor > 0 && double.IsFinite(factor)
            ? factor
            : throw new CliException($"--speed {text}: expected a number above 0, or max.");
}
