using System.CommandLine;
using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.People;
using Spectre.Console;

namespace CityTwin.DevicesSim;

internal static class PeopleCommand
{
    public static Command Create(IAnsiConsole console, TimeProvider clock)
    {
        var grpc = new Option<string>("--grpc") { Description = "The gateway's gRPC address: http://127.0.0.1:8081.", Required = true };
        var tokens = new Option<FileInfo>("--tokens")
        {
            Description = "The tokens of the people, as JSON: a list of role, department and token.", Required = true,
        };
        var area = new Option<string>("--area") { Description = "The division they see to.", Required = true };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => 1 };
        var slower = new Option<double>("--slower")
        {
            Description = "By what all pauses are multiplied; 1 is a shift where seconds stand for minutes.",
            DefaultValueFactory = _ => 1,
        };
        var between = new Option<double>("--seconds-between-reports")
        {
            Description = "The usual pause between two citizens who report something.", DefaultValueFactory = _ => 45,
        };
        var command = new Command("people", "The people of a city's desk and its citizens: they report and see to orders.")
        {
            grpc, tokens, area, seed, slower, between,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var run = new PeopleRun(
                new PeopleSettings
                {
                    Grpc = Uri.TryCreate(parsed.GetRequiredValue(grpc), UriKind.Absolute, out var address)
                        ? address
                        : throw new InputException($"--grpc {parsed.GetRequiredValue(grpc)} is not an address: expected as http://127.0.0.1:8081."),
                    TokensFile = parsed.GetRequiredValue(tokens).FullName,
                    Area = parsed.GetRequiredValue(area),
                    Seed = parsed.GetValue(seed),
                    Slower = Math.Max(0.01, parsed.GetValue(slower)),
                    BetweenReports = TimeSpan.FromSeconds(Math.Max(0.1, parsed.GetValue(between))),
                },
                console, clock);
            await run.Run(stop);
        });
        return command;
    }
}
