using CityTwin.Gateway.Access;
using CityTwin.Gateway.Alerts;
using CityTwin.Gateway.Audit;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Devices;
using CityTwin.Gateway.Dispatch;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Governance;
using CityTwin.Gateway.Hosting;
using CityTwin.Gateway.Ledger;
using CityTwin.Gateway.Missions;
using CityTwin.Gateway.Notifications;
using CityTwin.Gateway.Twins;
using CityTwin.Gateway.Warnings;
using CityTwin.Gateway.WorkOrders;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace CityTwin.Gateway.Rpc;

internal static class RpcSetup
{
    /// <summary>gRPC, and REST by JSON transcoding: proto3 JSON, with empty lists and defaults written out.</summary>
    public static WebApplicationBuilder AddRpc(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(LimitOptions.Section).Get<LimitOptions>() ?? new LimitOptions();
        builder.Services.AddSingleton<ErrorJudge>();
        builder.Services
            .AddGrpc(options =>
            {
                options.Interceptors.Add<AuditInterceptor>();
                options.Interceptors.Add<ErrorInterceptor>();
                options.MaxReceiveMessageSize = limits.MaxMessageBytes;
                options.EnableDetailedErrors = false;
                options.IgnoreUnknownServices = true;
            })
            .AddJsonTranscoding(options =>
            {
                options.JsonSettings.WriteInt64sAsStrings = true;
                options.TypeRegistry = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);
            });
        builder.Services.AddGrpcReflection();
        return builder;
    }

    public static WebApplication MapRpc(this WebApplication app)
    {
        app.MapGrpcService<CityRpc>();
        app.MapGrpcService<TwinRpc>();
        app.MapGrpcService<AlertRpc>();
        app.MapGrpcService<AlertWindowRpc>();
        app.MapGrpcService<DeviceRpc>();
        app.MapGrpcService<AccessRpc>();
        app.MapGrpcService<OrderRpc>();
        app.MapGrpcService<LedgerRpc>();
        app.MapGrpcService<WarningRpc>();
        app.MapGrpcService<GovernanceRpc>();
        app.MapGrpcService<NotificationRpc>();
        app.MapGrpcService<FleetRpc>();
        app.MapGrpcService<MissionRpc>();
        app.MapGrpcService<DispatchRpc>();
        app.MapGrpcReflectionService().AllowAnonymous();
        return app;
    }
}
