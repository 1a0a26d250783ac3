using System.CommandLine;
using System.Globalization;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Up;

/// <summary><c>./citytwin up</c>: builds what is not built, starts a city, and stops it on Ctrl-C.</summary>
public static class UpCommand
{
    private const int DefaultMqttPort = 1883;
    private const int DefaultHttpPort = 8080;
    private const int DefaultGrpcPort = 8081;

    private static readonly Option<string> City = new("--city")
    {
        Description = "yuzhong (one district), chongqing (all 38), or the folder of a city package.",
        DefaultValueFactory = _ => CitySource.DefaultCity,
        HelpName = "NAME|FOLDER",
    };

    private static readonly Option<double> Scale = Within(0.01, 100, new("--scale")
    {
        Description = "How many sensors the generator makes: a factor of the city's own number, 0.01 to 100.",
        DefaultValueFactory = _ => 1,
    });

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Where the city keeps what must survive a restart [default: .data/<city> in the checkout].",
        HelpName = "DIR",
    };

    private static readonly Option<bool> NoSim = new("--no-sim")
    {
        Description = "No simulated devices: the city has only those you provision.",
    };

    private static readonly Option<int> MqttPort = Port("--mqtt-port", "Where devices connect.", DefaultMqttPort);
    private static readonly Option<int> HttpPort = Port("--http-port", "Console, REST and health.", DefaultHttpPort);
    private static readonly Option<int> GrpcPort = Port("--grpc-port", "gRPC.", DefaultGrpcPort);

    public static Command Create(Checkout checkout, InstanceFinder instances, TimeProvider clock)
    {
        var command = new Command("up", "Starts a city on this machine and stops it on Ctrl-C.")
        {
            City, Scale, Data, NoSim, MqttPort, HttpPort, GrpcPort,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            await new UpRun(checkout, instances, clock, Read(parsed)).Run(interruption.Token);
            return 0;
        });
        return command;
    }

    internal static UpOptions Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(City),
        parsed.GetValue(Scale),
        DataOption.Read(parsed, Data),
        !parsed.GetValue(NoSim),
        parsed.GetValue(MqttPort),
        parsed.GetValue(HttpPort),
        parsed.GetValue(GrpcPort));

    private static Option<int> Port(string name, string description, int number) => Within(1, 65535, new(name)
    {
        Description = description,
        DefaultValueFactory = _ => number,
        HelpName = "PORT",
    });

    /// <summary>Refused when it is typed, not after minutes of building.</summary>
    private static Option<T> Within<T>(T least, T most, Option<T> option)
        where T : IComparable<T>, IParsable<T>
    {
        option.Validators.Add(given =>
        {
            // What is no number at all is said by the parser itself.
            if (given.Tokens is [var token] && !T.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
            {
                return;
            }

            if (given.GetValue(option) is { } value && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
            {
                given.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{option.Name} is {value}; it goes from {least} to {most}."));
            }
        });
        return option;
    }
}
