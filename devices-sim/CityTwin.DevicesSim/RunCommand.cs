using System.CommandLine;
using CityTwin.DevicesSim.Publishing;
using Spectre.Console;

namespace CityTwin.DevicesSim;

internal static class RunCommand
{
    public static Command Create(IAnsiConsole console, TimeProvider clock)
    {
        var devices = new Option<FileInfo>("--devices")
        {
            Description = "The devices and their credentials, as CSV.", Required = true,
        };
        var kinds = new Option<FileInfo?>("--kinds")
        {
            Description = "The city package's sensor-kinds.json. Default: city/sensor-kinds.json beside the devices.",
        };
        var units = new Option<FileInfo?>("--units")
        {
            Description = "The city's robots, docks with their aircraft, and teams, with their credentials, as CSV. Default: none.",
        };
        var terrain = new Option<FileInfo?>("--terrain")
        {
            Description = "The ground that aircraft fly over: the city package's terrain.asc. Default: a plain.",
        };
        var host = new Option<string>("--mqtt-host") { DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--mqtt-port") { DefaultValueFactory = _ => 1883 };
        var speed = new Option<double>("--speed")
        {
            Description = "How much faster than real time the town's day and its incidents run.",
            DefaultValueFactory = _ => 1,
        };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => 1 };
        var incidents = new Option<string[]>("--incident")
        {
            Description = "storm, fire, collapse or gas-leak, and if you like a cell or a seed: \"fire 500103001001007\".",
            DefaultValueFactory = _ => [],
        };
        var faults = new Option<double>("--faults")
        {
            Description = "The chance of a fault on a device or unit and day; 0 for none.", DefaultValueFactory = _ => 0.01,
        };
        var rate = new Option<int>("--connects-per-second") { DefaultValueFactory = _ => 100 };
        var command = new Command("run", "A city's devices, alive: each with its own connection, or behind its gateway's.")
        {
            devices, kinds, units, terrain, host, port, speed, seed, incidents, faults, rate,
        };
        command.SetAction((parsed, stop) => Simulator.Run(new RunSettings
        {
            DevicesFile = parsed.GetRequiredValue(devices).FullName,
            KindsFile = parsed.GetValue(kinds)?.FullName
                ?? Path.Combine(parsed.GetRequiredValue(devices).DirectoryName!, "city", "sensor-kinds.json"),
            UnitsFile = parsed.GetValue(units)?.FullName ?? "",
            TerrainFile = parsed.GetValue(terrain)?.FullName ?? "",
            Publishing = new PublishingOptions
            {
                Host = parsed.GetRequiredValue(host),
                Port = parsed.GetValue(port),
                ConnectsPerSecond = Math.Max(1, parsed.GetValue(rate)),
            },
            Speed = Math.Max(0.01, parsed.GetValue(speed)),
            Seed = parsed.GetValue(seed),
            FaultsPerDeviceDay = parsed.GetValue(faults),
            Incidents = parsed.GetValue(incidents) ?? [],
        }, console, clock, stop));
        return command;
    }
}
