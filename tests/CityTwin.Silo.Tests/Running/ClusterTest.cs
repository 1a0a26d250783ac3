using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ingest;
using CityTwin.Ledger;
using CityTwin.Sensing;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Running;

/// <summary>A test on the shared cluster, in a street of its own. It fails when a silo logged an error it did not expect.</summary>
[Collection("cluster")]
public abstract class ClusterTest(SiloCluster silos) : IAsyncLifetime
{
    /// <summary>Longer than anything here takes, on the slowest machine.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A time of day long past: replaying sensors do not mind, and nothing depends on now.</summary>
    protected const long Noon = 1_700_000_000_000;

    protected static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private protected InProcessTestCluster Cluster { get; private set; } = null!;

    protected SiloCluster Silos => silos;

    protected IClusterClient Client => Cluster.Client;

    protected DivisionCode Street { get; } = silos.FreshStreet();

    protected DivisionCode Cell => TestCity.CellOf(Street, 1);

    private protected IStreetGrain StreetGrain => Client.GetGrain<IStreetGrain>(TwinId.Centre(Street).Value);

    private protected ICellGrain CellGrain => Client.GetGrain<ICellGrain>(TwinId.Cell(Cell).Value);

    private protected StreetDoor Ingest => new StreetDoor(Client, Street);

    private protected IDistrictLogGrain Log => Client.GetGrain<IDistrictLogGrain>(Street.District.Value);

    public async ValueTask InitializeAsync() => Cluster = await silos.Started();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        silos.Errors.Take().ShouldBeEmpty();
        return ValueTask.CompletedTask;
    }

    protected async Task<TwinId> Enrolled(
        string kind, DivisionCode? cell = null, TwinId? building = null, DeviceClock clock = DeviceClock.Replay)
    {
        var device = $"{kind}-{Guid.CreateVersion7()}";
        var place = Client.GetGrain<ICellGrain>(TwinId.Cell(cell ?? Cell).Value);
        var given = await place.Enroll([new SensorEnrolment(device, kind, null, building, device, clock, null)]);
        return given.Single().Id;
    }

    protected static Arrival Says(TwinId sensor, string metric, double value, long timeMs, long? receivedAtMs = null) =>
        new(sensor, new Reading(timeMs, null, null, [new MetricValue(metric, value)]), receivedAtMs ?? Now);

    /// <summary>Until disposed, storage refuses to write what this names; errors that say so are expected.</summary>
    protected IDisposable Cut(string text)
    {
        silos.Errors.Expect(text);
        return silos.Line.Cut(text);
    }

    /// <summary>The same for what storage refuses to read.</summary>
    protected IDisposable CutReads(string text)
    {
        silos.Errors.Expect(text);
        return silos.Line.CutReads(text);
    }

    /// <summary>Until disposed, no silo's disk takes an event; errors that say so are expected.</summary>
    protected IDisposable BreakDisks()
    {
        silos.Errors.Expect("events were not written to disk");
        return new BrokenDisks(silos.Disks);
    }

    private protected async Task<StreetEar> Ear()
    {
        var ear = new StreetEar();
        await ear.Subscribe(Client, StreetGrain);
        return ear;
    }
}
