using System.Globalization;
using CityTwin.City;
using CityTwin.Cli.Progress;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Cli.Up;

/// <summary>
/// The city's own devices with their passwords, as the simulator reads them: a CSV file that only its owner can read.
/// A device is provisioned once; its row is written as soon as the password is known, which is told only then.
/// </summary>
internal sealed class DeviceList(string package, string file)
{
    private const int BatchSize = 500;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] Columns =
        ["deviceId", "password", "kind", "cell", "building", "lon", "lat", "elevationM", "name", "catchment", "asset"];

    /// <summary>Provisions those devices of the package that are not in the file yet.</summary>
    /// <exception cref="CliException">The registry refuses one.</exception>
    public Task Provision(IProgressBoard board, Uri gateway, string token, CancellationToken stop) =>
        board.Step("provision devices", async step =>
        {
            var known = Known();
            var all = CityPackageReader.Open(package).Sensors().ToList();
            var missing = all.Where(sensor => !known.Contains(sensor.DeviceId)).ToList();
            if (missing.Count == 0)
            {
                step.Skip($"all {all.Count} are");
                return true;
            }

            using var channel = GrpcChannel.ForAddress(gateway);
            var registry = new DeviceService.DeviceServiceClient(channel);
            var headers = new Metadata { { "authorization", $"Bearer {token}" } };
            var done = known.Count;
            foreach (var batch in missing.Chunk(BatchSize))
            {
                await Provision(batch, registry, headers, stop);
                step.Report(done += batch.Length, all.Count);
            }

            return true;
        });

    private async Task Provision(
        SensorPlacement[] batch, DeviceService.DeviceServiceClient registry, Metadata headers, CancellationToken stop)
    {
        var request = new ProvisionDevicesRequest();
        request.Devices.AddRange(batch.Select(ToRequest));
        var answer = await registry.ProvisionDevicesAsync(request, headers, cancellationToken: stop);
        await using var rows = new StreamWriter(Append());
        foreach (var (sensor, outcome) in batch.Zip(answer.Outcomes))
        {
            var password = outcome switch
            {
                { Credential: { } credential } => credential.Password,
                // Registered by an `up` that was killed before it had written the row: the password is lost, so a new one.
                { Error: "already-exists" } => (await registry.RotateCredentialAsync(
                    new RotateCredentialRequest { DeviceId = sensor.DeviceId }, headers, cancellationToken: stop)).Password,
                _ => throw new CliException($"the registry refuses {sensor.DeviceId}: {outcome.Error}, {outcome.Reason}"),
            };
            await rows.WriteLineAsync(string.Join(',', ToRow(sensor, password).Select(Quoted)));
        }
    }

    private HashSet<string> Known() => File.Exists(file)
        ? [.. CsvRows.Read(file, Path.GetFileName(file), Columns).Select(row => row.Required("deviceId"))]
        : [];

    private FileStream Append()
    {
        var isNew = !File.Exists(file);
        var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        });
        if (isNew)
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(string.Join(',', Columns) + "\n"));
        }

        return stream;
    }

    private static ProvisionDeviceRequest ToRequest(SensorPlacement sensor) => new()
    {
        DeviceId = sensor.DeviceId,
        Kind = sensor.Kind,
        Cell = sensor.Cell.Value,
        Longitude = sensor.Position.Longitude,
        Latitude = sensor.Position.Latitude,
        ElevationM = sensor.Position.ElevationM,
        Name = sensor.Name,
        Building = sensor.Building?.Value ?? "",
        TwinId = sensor.Id.Value,
    };

    private static string[] ToRow(SensorPlacement sensor, string password) =>
    [
        sensor.DeviceId, password, sensor.Kind, sensor.Cell.Value, sensor.Building?.Value ?? "",
        Text(sensor.Position.Longitude), Text(sensor.Position.Latitude), Text(sensor.Position.ElevationM), sensor.Name,
        sensor.Catchment, sensor.Asset,
    ];

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n\r")
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;
}
