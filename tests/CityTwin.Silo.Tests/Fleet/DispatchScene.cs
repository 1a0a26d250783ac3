using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>A test of a desk: a street of its own, its log heard, and units and alerts as it wants them.</summary>
public abstract class DispatchScene(DispatchCity city) : IAsyncLifetime
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int _streets;

    private protected DispatchCity Here { get; } = city;

    private protected DivisionCode Street { get; } = NextStreet();
    private protected LogEar Ear { get; private set; } = new();

    private protected DivisionCode Cell => TestCity.CellOf(Street, 1);

    private protected IClusterClient Client => Here.Cluster.Client;

    private protected IDistrictLogGrain Log => Client.GetGrain<IDistrictLogGrain>(Street.District.Value);

    private protected IDispatchGrain Desk => Client.GetGrain<IDispatchGrain>(Street.District.Value);

    private protected static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public async ValueTask InitializeAsync() => await Listen();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private protected static DivisionCode NextStreet() => TestCity.StreetOf(Interlocked.Increment(ref _streets));

    private protected HashSet<MissionId> Seen { get; } = [];

    private protected TwinId Drone(string name, double distanceM = 500) => Here.Units.Add(TwinKind.Drone, "dock-drone", Cell, name, distanceM);

    /// <summary>A look that nobody here can do, a drone of another district's, and that district's desk, which has been asked for it.</summary>
    private protected async Task<(MissionView Look, IDispatchGrain Other, AidRequest Asked, TwinId Lent)> AidAsked()
    {
        var there = NextStreet();
        var lent = Here.Units.Add(TwinKind.Drone, "dock-drone", TestCity.CellOf(there, 1), "lent");
        var other = Client.GetGrain<IDispatchGrain>(there.District.Value);
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.planned", Patience)).Mission!;
        var asked = await Desk.AskAid(look.Id, there.District, "our drone is away", "wang");
        await Until(async () => (await other.ListAid()).Count == 1);
        return (look, other, asked, lent);
    }

    private protected static MissionAim At(DivisionCode cell) => new(new GeoPoint(106.5, 29.5, 200), cell, [], null, null, null, []);

    private protected async Task Listen()
    {
        Ear = new LogEar();
        await Ear.Subscribe(Client, Log);
    }

    private protected async Task<AlertId> Raise(Severity severity = Severity.Red)
    {
        var alert = AlertId.Create(Cell, $"{Now:x}{Interlocked.Increment(ref _streets):x}");
        await Signal(alert, severity, 0);
        return alert;
    }

    private protected Task Signal(AlertId alert, Severity severity, int step) => Client.GetGrain<IAlertGrain>(alert.Value).Signal(new AlertSignal(
        alert, TwinId.Cell(Cell), "smoke-detected", Cell, severity, Now, new AlertEvidence("obscurationPercentPerM", 20, 15, Now), step + 1));

    private protected IMissionGrain Mission(MissionView mission) => Client.GetGrain<IMissionGrain>(mission.Id.Value);

    private protected async Task<MissionView> Offered(MissionKind kind, TwinId? unit = null, HashSet<MissionId>? not = null)
    {
        var logged = await Ear.Until(
            one => one.Entry.Type == "mission.offered" && one.Mission!.Kind == kind && (unit is null || one.Mission.Unit == unit)
                && not?.Contains(one.Mission.Id) != true,
            Patience);
        Seen.Add(logged.Mission!.Id);
        await Until(() => Here.Units.Told.Any(told => told.Command is StartTask start && start.Task.Id == logged.Mission.Task!.Id)
            || Here.Units.Refusing.ContainsKey(logged.Mission.Unit!.Value));
        return logged.Mission;
    }

    private protected async Task Says(MissionView mission, params Func<long, string, TaskSignal>[] signals)
    {
        var now = (await Mission(mission).Get())!;
        foreach (var signal in signals)
        {
            await Mission(mission).Do(new MissionRequest(new TellMission(now.Unit!.Value, signal(Now, now.Task!.Id)), MissionActors.Unit));
        }
    }

    private protected static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    /// <summary>What units have is no event: it is looked for, and no time is waited for.</summary>
    private protected static async Task Until(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }
}
