using CityTwin.Gateway.Access;
using CityTwin.Gateway.Alerts;
using CityTwin.Gateway.Audit;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Console;
using CityTwin.Gateway.Devices;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Fleet.Media;
using CityTwin.Gateway.Governance;
using CityTwin.Gateway.Hosting;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Notifications;
using CityTwin.Gateway.Open311;
using CityTwin.Gateway.Rest;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.Twins;
using CityTwin.Gateway.Warnings;
using CityTwin.Gateway.WorkOrders;

namespace CityTwin.Gateway;

/// <summary>The gateway, put together.</summary>
public static class GatewayHost
{
    /// <param name="replace">Puts other parts in place before the host is built; tests bring their own city.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System);
        builder
            .AddEndpoints()
            .AddTelemetry()
            .AddCluster()
            .AddCallers()
            .AddAccess()
            .AddRates()
            .AddHealth()
            .AddCity()
            .AddTwins()
            .AddAlerts()
            .AddOrders()
            .AddOpen311()
            .AddWarnings()
            .AddNotifications()
            .AddDevices()
            .AddFleet()
            .AddMedia()
            .AddLive()
            .AddGovernance()
            .AddAudit()
            .AddConsole()
            .AddRpc();
        replace?.Invoke(builder);

        var app = builder.Build();
        app.UseCity();
        app.UseConsole();
        app.UseRouting();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealth()
            .MapRpc()
            .MapGeoJson()
            .MapOpen311()
            .MapCap()
            .MapMedia()
            .MapNotifyLinks()
            .MapSignIn()
            .MapConsole();
        return app;
    }
}
