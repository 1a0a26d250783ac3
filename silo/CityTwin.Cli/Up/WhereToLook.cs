using System.Globalization;
using CityTwin.Cli.Tokens;

namespace CityTwin.Cli.Up;

/// <summary>What a person wants to know once the city is up.</summary>
internal static class WhereToLook
{
    private const int Hours = 12;

    public static void Print(UpOptions options, DataFolder data, Ports ports, string area, TimeProvider clock)
    {
        var token = new TokenIssuer(LocalKey.Read(data.Path), clock).Issue("operator", area, null, Hours);
        (string What, string Where)[] rows =
        [
            ("Console", $"http://localhost:{ports.Http}/#token={token}"),
            ("REST", $"http://localhost:{ports.Http}/v1"),
            ("gRPC", $"localhost:{ports.Grpc}"),
            ("MQTT", $"localhost:{ports.Mqtt}"),
            ("Devices", Devices(options, data)),
            ("Data", data.Path),
            ("Logs", data.At("logs")),
        ];
        // A token must stay in one piece to be copied or clicked, so lines are never broken here.
        Console.WriteLine();
        foreach (var (what, where) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-8} {where}"));
        }

        Console.WriteLine();
        Console.WriteLine("The city is up. Ctrl-C stops it.");
    }

    private static string Devices(UpOptions options, DataFolder data) => (options.Simulate, File.Exists(data.Devices)) switch
    {
        (true, true) => $"simulated; credentials in {data.Devices}",
        (true, false) => "none but those you provision: the package has none",
        _ => "none but those you provision (--no-sim)",
    };
}
