using System.Globalization;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd;

/// <summary>Mosquitto's own clients, as anyone has them from their distribution.</summary>
internal sealed class Mosquitto(CityProcess city)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Skips the test when the clients are not installed.</summary>
    public static void Require()
    {
        if (!Command.Exists("mosquitto_pub") || !Command.Exists("mosquitto_rr"))
        {
            Assert.Skip("mosquitto_pub and mosquitto_rr are not installed (Debian: mosquitto-clients).");
        }
    }

    /// <summary>Publishes at QoS 1 and waits for the acknowledgement.</summary>
    public Task<CommandResult> Publish(Device device, string payload, string? topic = null, params string[] more) =>
        Command.Run("mosquitto_pub",
            [.. Who(device), "-q", "1", "-t", topic ?? device.Telemetry, "-m", payload, .. more], Limit);

    public Task<CommandResult> PublishFile(Device device, string file, params string[] more) =>
        Command.Run("mosquitto_pub", [.. Who(device), "-q", "1", "-t", device.Telemetry, "-f", file, .. more], Limit);

    /// <summary>Publishes over MQTT 3.1.1 and, on the same connection, waits for what the errors topic says.</summary>
    public async Task<CommandResult> PublishAndHear(Device device, byte[] payload)
    {
        // Through a shell, as .NET has no arguments that are not UTF-8; the client's own -f sends nothing of the file.
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, payload);
        var answer = await Command.Run("bash",
            [
                "-c", """LC_ALL=C; said=$(<"$0"); exec mosquitto_rr "$@" ${said:+-m "$said"}""", file,
                .. Who(device), "-V", "mqttv311", "-q", "1", "-t", device.Telemetry, "-e", device.Errors,
                .. payload.Length == 0 ? ["-n"] : Array.Empty<string>(), "-W", "10",
            ], Limit);
        File.Delete(file);
        return answer;
    }

    /// <summary>A reading now, or at a given time.</summary>
    public static string Level(double levelM, DateTimeOffset? at = null) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"t":"{{at ?? TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}}","levelM":{{levelM}}}""");

    private string[] Who(Device device) =>
    [
        "-h", "127.0.0.1", "-p", city.MqttPort.ToString(CultureInfo.InvariantCulture), "-i", device.Id,
        "-u", device.Id, "-P", device.Password,
    ];
}
