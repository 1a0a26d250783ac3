using CityTwin.City;
using CityTwin.Cli.Progress;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Cli.Up;

/// <summary>The city's own drones, docks, robots and teams with their passwords: each is registered once.</summary>
internal sealed class UnitList(string package, string file)
{
    /// <summary>Each wakes its unit, so that a request is smaller than the registry takes.</summary>
    internal const int BatchSize = 200;

    /// <summary>Registers those units of the package that are not in the file yet.</summary>
    /// <exception cref="CliException">The registry refuses one, or does not answer.</exception>
    public Task Provision(IProgressBoard board, Uri gateway, string token, CancellationToken stop) =>
        board.Step("provision units", async step =>
        {
            using var channel = GrpcChannel.ForAddress(gateway);
            var reader = CityPackageReader.Open(package);
            await Provision(
                PlannedUnit.All([.. reader.Units().Select(unit => unit.Definition)], reader.UnitTypes()),
                new DeviceService.DeviceServiceClient(channel), new Metadata { { "authorization", $"Bearer {token}" } }, step, stop);
            return true;
        });

    internal async Task Provision(
        IReadOnlyList<PlannedUnit> all, DeviceService.DeviceServiceClient registry, Metadata headers, IProgressStep step,
        CancellationToken stop)
    {
        var rows = new CredentialFile(file, PlannedUnit.Columns);
        var known = rows.Ids();
        var missing = all.Where(unit => !known.Contains(unit.Request.DeviceId)).ToList();
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

    private static async Task Provision(
        PlannedUnit[] batch, CredentialFile file, DeviceService.DeviceServiceClient registry, Metadata headers,
        CancellationToken stop)
    {
        await using var rows = file.Append();
        var next = 0;
        await foreach (var password in Registration.Passwords([.. batch.Select(unit => unit.Request)], registry, headers, stop))
        {
            rows.Add(batch[next++].ToRow(password));
        }
    }

    /// <summary>A dock and its drone are never in one request: it is judged before any of it is registered.</summary>
    private static IEnumerable<PlannedUnit[]> Batches(IReadOnlyList<PlannedUnit> missing) =>
        missing.Where(unit => unit.Request.Gateway.Length == 0).Chunk(BatchSize)
            .Concat(missing.Where(unit => unit.Request.Gateway.Length > 0).Chunk(BatchSize));
}
