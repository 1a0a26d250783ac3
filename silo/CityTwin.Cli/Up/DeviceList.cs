using CityTwin.City;
using CityTwin.Cli.Progress;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Cli.Up;

/// <summary>
/// The city's own devices with their passwords, and the gateways that they stand behind when they are many. A device is
/// provisioned once; its row is written as soon as the password is known, which is told only then.
/// </summary>
internal sealed class DeviceList(string package, string file)
{
    /// <summary>As many as the registry takes in a request: each rewrites whole shards, however many devices it adds.</summary>
    internal const int BatchSize = 1_000;

    /// <summary>Provisions those devices of the package that are not in the file yet.</summary>
    /// <exception cref="CliException">The registry refuses one, or the file is one that cannot be gone on with.</exception>
    public Task Provision(IProgressBoard board, Uri gateway, string token, CancellationToken stop) =>
        board.Step("provision devices", async step =>
        {
            using var channel = GrpcChannel.ForAddress(gateway);
            await Provision(
                [.. CityPackageReader.Open(package).Sensors()], new DeviceService.DeviceServiceClient(channel),
                new Metadata { { "authorization", $"Bearer {token}" } }, step, stop);
            return true;
        });

    internal async Task Provision(
        IReadOnlyList<SensorPlacement> sensors, DeviceService.DeviceServiceClient registry, Metadata headers,
        IProgressStep step, CancellationToken stop)
    {
        var rows = new DevicesFile(file);
        if (!rows.HasGateways && sensors.Count > EdgeGateways.MaxOwnConnections)
        {
            throw new CliException($"{file} was begun by an older version and gives each of {sensors.Count} devices a connection "
                + $"of its own; more than {EdgeGateways.MaxOwnConnections} stand behind gateways now. Start this city on a new --data folder.");
        }

        var all = PlannedDevice.All(sensors);
        var known = rows.Ids();
        var missing = all.Where(device => !known.Contains(device.Id)).ToList();
        if (missing.Count == 0)
        {
            step.Skip($"all {all.Count} are");
            return;
        }

        var done = all.Count - missing.Count;
        foreach (var batch in Batches(missing))
        {
            await Provision(batch, rows, registry, headers, stop);
            step.Report(done += batch.Length, all.Count);
        }
    }

    /// <summary>Gateways and the devices behind them are never in one request: it is judged before any of it is registered.</summary>
    private static IEnumerable<PlannedDevice[]> Batches(IReadOnlyList<PlannedDevice> missing) =>
        missing.Where(device => device.IsGateway).Chunk(BatchSize)
            .Concat(missing.Where(device => !device.IsGateway).Chunk(BatchSize));

    private static async Task Provision(
        PlannedDevice[] batch, DevicesFile file, DeviceService.DeviceServiceClient registry, Metadata headers,
        CancellationToken stop)
    {
        await using var rows = file.Append();
        var next = 0;
        await foreach (var password in Registration.Passwords([.. batch.Select(device => device.Request)], registry, headers, stop))
        {
            rows.Add(batch[next++].ToRow(password));
        }
    }
}
