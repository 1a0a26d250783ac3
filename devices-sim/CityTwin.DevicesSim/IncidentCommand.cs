using System.CommandLine;
using CityTwin.DevicesSim.Incidents;
using Spectre.Console;

namespace CityTwin.DevicesSim;

internal static class IncidentCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var name = new Argument<string>("name") { Description = string.Join(", ", IncidentLibrary.Names) };
        var where = new Argument<string?>("where")
        {
            Description = "A cell's 15 digits, or a seed.", DefaultValueFactory = _ => null,
        };
        var devices = new Option<FileInfo>("--devices")
        {
            Description = "The devices file that the running simulator was given.", Required = true,
        };
        var command = new Command("incident", "Starts an incident in a running simulator.") { name, where, devices };
        command.SetAction(parsed =>
        {
            var line = $"{parsed.GetValue(name)} {parsed.GetValue(where)}".Trim();
            IncidentRequest.Parse(line);
            IncidentFile.Write(parsed.GetRequiredValue(devices).FullName, line);
            console.WriteLine($"Asked for: {line}.");
        });
        return command;
    }
}
