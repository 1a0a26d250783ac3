using System.CommandLine;
using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Replay;
using Spectre.Console;

namespace CityTwin.DevicesSim;

internal static class ReplayCommand
{
    private const int ReadingsPerMessage = 50;
    private const string TokenVariable = "CITYTWIN_TOKEN";

    public static Command Create(IAnsiConsole console, TimeProvider clock)
    {
        var source = new Argument<string>("source") { Description = "river-gauges, air-quality or series." };
        var from = new Option<DirectoryInfo>("--from") { Description = "The folder of the recording.", Required = true };
        var speed = new Option<string>("--speed")
        {
            Description = "How much faster than it happened, or max.", DefaultValueFactory = _ => "3600",
        };
        var http = new Option<string>("--http")
        {
            Description = "Where the city's public API is.", DefaultValueFactory = _ => "http://127.0.0.1:8080",
        };
        var host = new Option<string>("--mqtt-host") { DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--mqtt-port") { DefaultValueFactory = _ => 1883 };
        var token = new Option<string?>("--token")
        {
            Description = $"A token of role integrator or admin; otherwise {TokenVariable} has it, where nobody else sees it.",
        };
        var kind = new Option<string>("--kind") { Description = "Of series: the sensor kind.", DefaultValueFactory = _ => "traffic-flow" };
        var metric = new Option<string>("--metric") { Description = "Of series: the metric.", DefaultValueFactory = _ => "speedKmH" };
        var command = new Command("replay", "A recording of the past, through MQTT, as devices of its own.")
        {
            source, from, speed, http, host, port, token, kind, metric,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var settings = new ReplaySettings(
                Source(parsed.GetRequiredValue(source), parsed.GetRequiredValue(kind), parsed.GetRequiredValue(metric)),
                parsed.GetRequiredValue(from).FullName,
                ReplaySpeed.Parse(parsed.GetRequiredValue(speed)),
                Address(parsed.GetRequiredValue(http)),
                Token(parsed.GetValue(token)),
                new PublishingOptions
                {
                    Host = parsed.GetRequiredValue(host),
                    Port = parsed.GetValue(port),
                    ReadingsPerMessage = ReadingsPerMessage,
                });
            return await new Replayer(settings, console, clock).Run(stop) ? 0 : 1;
        });
        return command;
    }

    private static string Token(string? option) =>
        (option ?? Environment.GetEnvironmentVariable(TokenVariable)) is { Length: > 0 } token
        ? token
        : throw new InputException($"A token is needed: --token, or {TokenVariable} in the environment.");

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        ? address
        : throw new InputException($"--http '{text}' is not an address such as http://127.0.0.1:8080.");

    private static IReplaySource Source(string name, string kind, string metric)
    {
        IReplaySource[] sources = [new RiverGaugeSource(), new AirQualitySource(), new SeriesSource(kind, metric)];
        return sources.FirstOrDefault(source => source.Name == name)
            ?? throw new InputException($"There is no source '{name}'; there are {string.Join(", ", sources.Select(s => s.Name))}.");
    }
}
