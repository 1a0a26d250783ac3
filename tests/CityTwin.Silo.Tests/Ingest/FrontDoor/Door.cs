using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Ingest.FrontDoor;
using CityTwin.Sensing;
using CityTwin.Testing.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Formatter;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>The real front door on a real socket; devices and the log behind it are in memory.</summary>
internal sealed class Door : IAsyncDisposable
{
    public const string Secret = "a-secret-of-256-bits";

    private readonly WebApplication _app;

    private Door(WebApplication app, int port, MemoryDevices devices, MemoryIntake intake, MemoryUnits units)
    {
        Units = units;
        _app = app;
        Port = port;
        Devices = devices;
        Intake = intake;
    }

    public int Port { get; }

    public MemoryDevices Devices { get; }

    public MemoryIntake Intake { get; }

    public MemoryUnits Units { get; }

    public ConcurrentQueue<(TwinId Sensor, string Reason)> Faults { get; } = new();

    public T Part<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<Door> Open(
        Action<FrontDoorOptions>? configure = null, Action<IServiceCollection>? replace = null)
    {
        var port = FreePorts.Take(1)[0];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Configuration["Mqtt:Port"] = port.ToString(CultureInfo.InvariantCulture);
        var devices = new MemoryDevices();
        var intake = new MemoryIntake();
        var units = new MemoryUnits();
        Door? door = null;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IDeviceSource>(devices);
        builder.Services.AddSingleton<IReadingIntake>(intake);
        builder.Services.AddSingleton<IUnitIntake>(units);
        builder.Services.AddSingleton(new MetricTables([Gauges.Kind]));
        builder.Services.AddSingleton<FaultReport>((sensor, reason, _) => door!.Faults.Enqueue((sensor, reason)));
        builder.AddDoor();
        builder.Services.Configure<FrontDoorOptions>(options => configure?.Invoke(options));
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        door = new Door(app, port, devices, intake, units);
        await app.StartAsync();
        return door;
    }

    /// <summary>Registers a river gauge; its password is <see cref="Secret"/>.</summary>
    public string Register(
        string deviceId, string? gateway = null, bool hasSensor = true, DeviceClock clock = DeviceClock.Live)
    {
        Devices.Set(Gauges.Record(deviceId, gateway, hasSensor, clock));
        return deviceId;
    }

    public async Task<IMqttClient> Connect(string deviceId, MqttProtocolVersion version = MqttProtocolVersion.V500)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var answer = await client.ConnectAsync(Options(deviceId, Secret, version).Build());
        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.Success, answer.ReasonString);
        return client;
    }

    public MqttClientOptionsBuilder Options(
        string deviceId, string password, MqttProtocolVersion version = MqttProtocolVersion.V500) =>
        new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", Port)
            .WithClientId(deviceId)
            .WithCredentials(deviceId, password)
            .WithProtocolVersion(version)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(30))
            .WithTimeout(TimeSpan.FromSeconds(20));

    public Task<CommandResult> Mosquitto(string program, string deviceId, params string[] more) => Command.Run(program,
        [
            "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-i", deviceId, "-u", deviceId,
            "-P", Secret, .. more,
        ], TimeSpan.FromSeconds(30));

    public static string Level(double levelM) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"t":{{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}},"levelM":{{levelM}}}""");

    public static byte[] Sha256(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
