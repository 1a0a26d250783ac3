using System.CommandLine;
using CityTwin.DevicesSim;
using CityTwin.DevicesSim.Files;
using Spectre.Console;

const int Unusable = 2;
const int Interrupted = 130;
const int LogWidth = 400;

if (Console.IsOutputRedirected)
{
    // A log's reader does not want sentences folded at 80 columns.
    AnsiConsole.Profile.Width = LogWidth;
}

var root = new RootCommand("Simulated devices and replays for CityTwin.")
{
    RunCommand.Create(AnsiConsole.Console, TimeProvider.System),
    ReplayCommand.Create(AnsiConsole.Console, TimeProvider.System),
    IncidentCommand.Create(AnsiConsole.Console),
    PeopleCommand.Create(AnsiConsole.Console, TimeProvider.System),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (InputException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return Unusable;
}
catch (OperationCanceledException)
{
    // Ctrl-C in the middle of a replay: what was acknowledged by then is in the city.
    return Interrupted;
}
