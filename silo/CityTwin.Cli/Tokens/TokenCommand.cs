using System.CommandLine;
using CityTwin.Cli.Instances;

namespace CityTwin.Cli.Tokens;

/// <summary><c>./citytwin token</c>: a bearer token for the local start, alone on standard output.</summary>
public static class TokenCommand
{
    private const int DefaultHours = 12;

    public static Command Create(InstanceFinder instances, TimeProvider clock)
    {
        var role = new Option<string>("--role") { Description = string.Join(", ", Roles.All), Required = true };
        var area = new Option<string?>("--area")
        {
            Description = "Division code: 2 digits of a city, 500103 for a district, and so on down to a cell "
                + "[default: the running city].",
            HelpName = "CODE",
        };
        var department = new Option<string?>("--department") { Description = "The holder's department, when it has one." };
        var hours = new Option<int>("--hours") { Description = "How long it holds.", DefaultValueFactory = _ => DefaultHours };
        var data = DataOption.Create();
        var command = new Command("token", "Issues a bearer token for the running city.")
        {
            role, area, department, hours, data, RevokeCommand.Create(instances, clock),
        };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = DataOption.Read(parsed, data);
            var place = parsed.GetValue(area);
            if (folder is null || place is null)
            {
                var city = await instances.Running(folder, DataOption.Tell, stop);
                folder = city.Data!;
                place = place is null || place.StartsWith(city.Run!.Area, StringComparison.Ordinal)
                    ? place ?? city.Run!.Area
                    : throw new CliException($"{place} is not in this city, whose code is {city.Run.Area}: the token would show nothing.");
            }

            var token = new TokenIssuer(LocalKey.Read(folder), clock).Issue(
                parsed.GetRequiredValue(role), place, parsed.GetValue(department),
                parsed.GetValue(hours));
            await Console.Out.WriteLineAsync(token);
            return 0;
        });
        return command;
    }
}
