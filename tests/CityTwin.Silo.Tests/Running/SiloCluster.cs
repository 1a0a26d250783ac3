using System.Collections.Concurrent;
using Azure.Core.Pipeline;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ingest.Log;
using CityTwin.Ledger;
using CityTwin.Silo.Tests.Ingest.Log;
using CityTwin.Silo.Tests.Running;
using CityTwin.Silo.Tests.Storage;
using CityTwin.Storage;
using CityTwin.Testing.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(SiloCluster))]

namespace CityTwin.Silo.Tests.Running;

/// <summary>
/// One cluster of two silos for all tests, on a real Azurite, started by the first that asks. Every test has streets
/// of its own.
/// </summary>
public sealed class SiloCluster : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private Azurite? _azurite;
    private InProcessTestCluster? _cluster;
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("citytwin-silos-");
    private readonly ConcurrentQueue<IAddressable> _held = new();
    private int _streets;

    internal ErrorLog Errors { get; } = new();

    internal StorageLine Line { get; } = new();

    /// <summary>The silos' disks, in the order the silos were started.</summary>
    internal ConcurrentQueue<FaultyFolder> Disks { get; } = new();

    internal string KeyFolder => Path.Combine(_disk.FullName, "keys");

    /// <summary>What witnesses have seen; it stays when storage is put back.</summary>
    internal string WitnessFolder => Path.Combine(_disk.FullName, "witness");

    internal async Task<InProcessTestCluster> Started()
    {
        await _gate.WaitAsync();
        try
        {
            return _cluster ??= await Start(silos: 2);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Another cluster on the same storage, as after everything was stopped.</summary>
    /// <param name="disk">The disk of its silo, which an earlier one had; empty disks otherwise.</param>
    /// <param name="settings">Settings of its silos that are not those of the others.</param>
    /// <param name="standIns">Grains of a test that stand in for the city's own.</param>
    internal async Task<InProcessTestCluster> Start(
        short silos, FaultyFolder? disk = null, IReadOnlyDictionary<string, string?>? settings = null,
        IReadOnlyList<Type>? standIns = null, Action<IServiceCollection>? services = null)
    {
        _azurite ??= await Azurite.Start();
        var connection = _azurite.ConnectionString;
        var errors = new ClusterErrors(Errors);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage:ConnectionString"] = connection,
                ["Storage:RetryDelay"] = "00:00:00.001",
                ["Storage:MaxRetryDelay"] = "00:00:00.002",
                ["Alerts:TellAgainAfter"] = "00:00:00.100",
                ["AlertWindows:MinLength"] = "00:00:00.100",
                ["Ledger:StoreAgainAfter"] = "00:00:00.100",
                ["Sensing:TellAgainAfter"] = "00:00:00.100",
                ["Sensing:TellWithin"] = "00:00:09",
                ["Sensing:LookEvery"] = "00:00:00.050",
                ["Registry:TellWithin"] = "00:00:30",
                ["Governance:SpeakEvery"] = "00:00:00.020",
                ["Ledger:FollowEvery"] = "01:00:00", // It would wake logs that a test has put to sleep.
                ["Notifications:LookEvery"] = "01:00:00", // So would it.
                ["Dispatch:HealEvery"] = "01:00:00", // And this.
                ["Dispatch:LookEvery"] = "01:00:00",
                ["Ledger:KeyDirectory"] = KeyFolder,
                ["Ledger:WitnessDirectory"] = WitnessFolder,
            });
            host.Configuration.AddInMemoryCollection(settings);
            host.Logging.AddProvider(errors);
            host.Services.AddSingleton(errors);
            host.Services.AddHostedService<SiloWatch>();
            host.Services.AddSingleton(TimeProvider.System);
            host.Services.AddSingleton<HttpPipelineTransport>(Line);
            host.Services.AddSingleton(TestCity.Catalogue);
            host.AddStorage();
        });
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddGrains();
            var own = disk ?? new FaultyFolder();
            Disks.Enqueue(own);
            silo.Services.AddKeyedSingleton<ILogFolder>(LedgerSetup.SpoolFolder, own);

            // Stand-ins that other tests use for grains look like grains to Orleans.
            silo.Services.PostConfigure<GrainTypeOptions>(options =>
                options.Classes.RemoveWhere(type => type.Assembly == typeof(SiloCluster).Assembly
                    ? standIns?.Contains(type) != true
                    : standIns?.Any(other => StandsInFor(other, type)) == true));
            services?.Invoke(silo.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    /// <summary>Whether a test's grain is a grain of the city's by one of its interfaces.</summary>
    private static bool StandsInFor(Type standIn, Type grain) => grain.GetInterfaces()
        .Any(one => one.Namespace?.StartsWith("CityTwin", StringComparison.Ordinal) == true && standIn.IsAssignableTo(one));

    /// <summary>The storage that the silos use, by a line of its own.</summary>
    internal Task<BlobContainers> Containers() => AzuriteFixture.ContainersOf(_azurite!);

    /// <summary>
    /// Holds one that a grain asks and waits for, which Orleans does not: were it gone with its test, the grain would wait
    /// in vain at every question of the tests that come after, for as long as it takes it to be watching.
    /// </summary>
    internal T Hold<T>(T observer) where T : IAddressable
    {
        _held.Enqueue(observer);
        return observer;
    }

    /// <summary>A street that no other test has.</summary>
    internal DivisionCode FreshStreet()
    {
        var street = Interlocked.Increment(ref _streets);
        street.ShouldBeLessThanOrEqualTo(TestCity.Streets, "The test city has too few streets for so many tests.");
        return TestCity.StreetOf(street);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _gate.Dispose();
        _disk.Delete(recursive: true);
    }
}
