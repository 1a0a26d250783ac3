using System.Globalization;
using CityTwin.City;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Tokens;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Up;

/// <summary>How each of a city's programs is started. Settings go by environment, where other users cannot read them.</summary>
/// <param name="Package">The city package's folder.</param>
/// <param name="Console">The built console, where there is one.</param>
internal sealed record CityPrograms(
    Checkout Checkout, DataFolder Data, Ports Ports, Node Node, Programs Programs, string Package, string? Console)
{
    private const string Loopback = "127.0.0.1";

    /// <summary>What a silo may take to flush and save; all programs together stop within a minute.</summary>
    private static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(20);

    /// <summary>Azurite writes its index on SIGINT; killed, it loses up to five seconds.</summary>
    public ChildPlan Storage => new(
        "storage", Node.Program,
        [
            Azurite.Script(Checkout), "--blobHost", Loopback, "--blobPort", Text(Ports.Storage), "--location",
            Data.At("azurite"), "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ],
        new Dictionary<string, string>(), Data.Path, Data.Log("azurite"), StopSignal.Interrupt, TimeSpan.FromSeconds(10));

    public ChildPlan Silo => Ours("silo", Programs.Silo, [], DrainWithin + TimeSpan.FromSeconds(5), new()
    {
        ["City__Path"] = Package,
        ["Storage__ConnectionString"] = Azurite.ConnectionString(Ports.Storage),
        ["Ingest__LogPath"] = Data.At("wal"),
        ["Ledger__KeyDirectory"] = Data.At("keys", "ledger"),
        ["Ledger__WitnessDirectory"] = Data.At("witness"),
        ["Notifications__PublicUrl"] = $"http://localhost:{Text(Ports.Http)}",
        ["Docks__MediaKeyFile"] = LocalKey.MediaFileIn(Data.Path),
        ["Docks__PublicUrl"] = $"http://{Loopback}:{Text(Ports.Http)}",
        ["Notifications__AllowLocalTargets"] = "true", // A receiver to try it with is on this machine.
        ["Mqtt__Address"] = Loopback,
        ["Mqtt__Port"] = Text(Ports.Mqtt),
        ["Http__Address"] = Loopback,
        ["Http__Port"] = Text(Ports.SiloHttp),
        ["Cluster__SiloPort"] = Text(Ports.Silo),
        ["Cluster__GatewayPort"] = Text(Ports.SiloGateway),
        ["Cluster__DrainWithin"] = DrainWithin.ToString(),
    });

    public ChildPlan Gateway => Ours("gateway", Programs.Gateway, [], TimeSpan.FromSeconds(10), new()
    {
        ["City__Path"] = Package,
        ["Http__Address"] = Loopback,
        ["Http__Port"] = Text(Ports.Http),
        ["Grpc__Port"] = Text(Ports.Grpc),
        ["Cluster__GatewayPort"] = Text(Ports.SiloGateway),
        ["Auth__LocalKeyFile"] = LocalKey.FileIn(Data.Path),
        ["Media__KeyFile"] = LocalKey.MediaFileIn(Data.Path),
        ["Media__ConnectionString"] = Azurite.ConnectionString(Ports.Storage),
        ["Audit__Path"] = Data.At("audit"),
        ["Console__Path"] = Console ?? "",
    });

    public ChildPlan Simulator => Ours(
        "simulator", Programs.Simulator,
        [
            "run", "--devices", Data.Devices, "--kinds", Path.Combine(Package, CityPackageFiles.SensorKinds), "--mqtt-host",
            Loopback, "--mqtt-port", Text(Ports.Mqtt), .. UnitArguments,
        ],
        TimeSpan.FromSeconds(5), []);

    /// <summary>A package without units has no file of theirs.</summary>
    private string[] UnitArguments => File.Exists(Data.Units)
        ? ["--units", Data.Units, "--terrain", Path.Combine(Package, CityPackageFiles.Terrain)]
        : [];

    public ChildPlan People(string area) => Ours(
        "people", Programs.Simulator,
        ["people", "--grpc", Grpc.ToString(), "--tokens", Data.People, "--area", area], TimeSpan.FromSeconds(5), []);

    public Uri StorageAddress => new($"http://{Loopback}:{Ports.Storage}/");

    public Uri SiloHealth => new($"http://{Loopback}:{Ports.SiloHttp}/health/ready");

    public Uri GatewayHealth => new($"http://{Loopback}:{Ports.Http}/health/ready");

    public Uri Grpc => new($"http://{Loopback}:{Ports.Grpc}");

    private ChildPlan Ours(
        string name, string program, string[] arguments, TimeSpan grace, Dictionary<string, string> settings)
    {
        settings["Logging__LogLevel__Polly"] = "Warning"; // Orleans' placement tells of every call at Information.
        settings["DOTNET_ENVIRONMENT"] = "Production";
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        return new ChildPlan(name, "dotnet", [Programs.Dll(program), .. arguments], settings, Programs.Folder(program),
            Data.Log(name), StopSignal.Terminate, grace);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
