using CityTwin.Gateway.Live;
using Orleans.Configuration;

namespace CityTwin.Gateway.Hosting;

internal static class ClusterSetup
{
    /// <summary>The way to the silos. The gateway starts without them, and says so by its readiness.</summary>
    public static WebApplicationBuilder AddCluster(this WebApplicationBuilder builder)
    {
        // The Orleans client's start waits for a silo; the HTTP port must answer meanwhile.
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
        builder.Services.AddOptions<ClusterSettings>().BindConfiguration(ClusterSettings.Section);
        var settings = builder.Configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>()
            ?? new ClusterSettings();
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(settings.GatewayPort, settings.ServiceId, settings.ClusterId);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = settings.GatewayListRefresh);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = settings.ResponseTimeout);
            client.UseConnectionRetryFilter<PatientConnect>();
            client.AddClusterConnectionLostHandler(
                services => (_, _) => services.GetRequiredService<ClusterPulse>().Beat());
            client.AddGatewayCountChangedHandler(
                services => (_, _) => services.GetRequiredService<ClusterPulse>().Beat());
        });
        builder.Services.AddSingleton<ClusterPulse>();
        return builder;
    }
}
