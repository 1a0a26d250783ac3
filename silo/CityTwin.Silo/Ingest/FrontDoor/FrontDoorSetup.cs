using System.Security.Cryptography.X509Certificates;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ingest.FrontDoor.Publishing;
using CityTwin.Ingest.FrontDoor.Units;
using CityTwin.Ingest.Registry;
using CityTwin.Limits;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;

namespace CityTwin.Ingest.FrontDoor;

internal static class FrontDoorSetup
{
    /// <summary>MQTT for devices, and the registry that knows them. Call it after the cluster's setup.</summary>
    public static WebApplicationBuilder AddFrontDoor(this WebApplicationBuilder builder)
    {
        builder.AddDeviceRegistry();
        builder.Services.AddSingleton<IDeviceSource, RegistryDevices>();
        builder.Services.AddSingleton(services => MetricTables.Of(services.GetRequiredService<CityCatalogue>()));
        builder.Services.AddSingleton<FaultReport>(services => FaultTo(services.GetRequiredService<IGrainFactory>()));
        builder.Services.AddSingleton<IUnitIntake, GrainUnits>();
        builder.AddDoor();
        builder.Services.AddSingleton<RegistryWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RegistryWatch>());
        return builder;
    }

    /// <summary>
    /// The door alone, at <c>Mqtt:Address</c> and <c>Mqtt:Port</c>: it still needs devices, their metrics, intakes and
    /// someone to report faults to.
    /// </summary>
    public static WebApplicationBuilder AddDoor(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FrontDoorOptions>().BindConfiguration(FrontDoorOptions.Section).PostConfigure(
            options => options.MaxConnections = OpenFiles.RoomFor(options.MaxConnections, OpenFiles.Limit()));
        builder.Services.AddConnections();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<IMqttNetLogger, MqttLog>();
        builder.Services.AddMqttConnectionHandler();
        builder.Services.AddSingleton<Broker>();
        builder.Services.AddSingleton<DoorConnections>();
        builder.Services.AddSingleton<DoorLog>();
        builder.Services.AddSingleton<FrontDoorMeter>();
        builder.Services.AddSingleton<DeviceCache>();
        builder.Services.AddSingleton<Evictions>();
        builder.Services.AddSingleton<Admission>();
        builder.Services.AddSingleton<Reception>();
        builder.Services.AddSingleton<UnitReception>();
        builder.Services.AddSingleton<UnitCalls>();
        builder.Services.AddSingleton<FaultReports>();
        builder.Services.AddSingleton<RefusalTeller>();
        builder.Services.AddSingleton<MessageDesk>();
        builder.Services.AddSingleton<PublishDesk>();
        builder.Services.AddSingleton<PacketRules>();
        builder.Services.AddSingleton<Notices>();
        builder.Services.AddSingleton<ConnectionGuard>();
        builder.Services.AddSingleton<FrontDoorHost>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FrontDoorHost>());
        builder.Services.AddHostedService<ConnectionSweep>();
        builder.Services.AddHealthChecks().AddCheck<FrontDoorCheck>("front-door", tags: [HealthSetup.Ready]);
        builder.WebHost.ConfigureKestrel(Listen);
        return builder;
    }

    private static FaultReport FaultTo(IGrainFactory grains) => (sensor, reason, atMs) =>
        _ = grains.Grain<IStreetIngestGrain>(sensor.Birthplace.Street.Value).ReportFault(sensor, reason, atMs);

    private static void Listen(KestrelServerOptions kestrel)
    {
        var options = kestrel.ApplicationServices.GetRequiredService<IOptions<FrontDoorOptions>>().Value;
        var guard = kestrel.ApplicationServices.GetRequiredService<ConnectionGuard>();
        kestrel.Listen(options.ParseAddress(), options.Port, listen =>
        {
            if (options.CertificateFile is { Length: > 0 } file)
            {
                listen.UseHttps(X509Certificate2.CreateFromPemFile(file, options.KeyFile ?? file));
            }

            listen.Use(next => transport => guard.Run(transport, next));
            listen.UseConnectionHandler<MqttConnectionHandler>();
        });
    }
}
