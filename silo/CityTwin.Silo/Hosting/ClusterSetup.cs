using CityTwin.Access;
using CityTwin.Alerts;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Units;
using CityTwin.Governance;
using CityTwin.Ledger;
using CityTwin.Locality;
using CityTwin.Notifications;
using CityTwin.Sensing;
using CityTwin.Warnings;
using CityTwin.WorkOrders;
using Orleans.Configuration;

namespace CityTwin.Hosting;

internal static class ClusterSetup
{
    public static WebApplicationBuilder AddCluster(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterSettings>().BindConfiguration(ClusterSettings.Section);
        var settings = ClusterSettingsOf(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(
                settings.SiloPort, settings.GatewayPort, primarySiloEndpoint: null, settings.ServiceId, settings.ClusterId);
            silo.Configure<SiloOptions>(options => options.SiloName = settings.SiloName);
            silo.AddFailureBudget(settings);
            silo.AddGrains();
        });
        return builder;
    }

    public static WebApplicationBuilder AddDrain(this WebApplicationBuilder builder)
    {
        var within = ClusterSettingsOf(builder.Configuration).DrainWithin;
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = within);
        return builder;
    }

    /// <summary>What all silos have, however they find each other: tests share it.</summary>
    public static ISiloBuilder AddGrains(this ISiloBuilder silo)
    {
        silo.Services.AddAccess().AddAlerts().AddWorkOrders().AddWarnings().AddLedger().AddGovernance().AddNotifications().AddFleet();
        silo.Services.AddDispatch();
        return silo.AddLocality().AddSensing();
    }

    /// <summary>A killed silo is missed within 5 s, a hung one within 15 s; every queue has an end.</summary>
    private static void AddFailureBudget(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = settings.ProbeTimeout;
            options.MinProbeTimeout = settings.ProbeTimeout;
            options.MaxProbeTimeout = settings.MaxProbeTimeout;
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 2;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        });
        silo.Configure<SiloMessagingOptions>(options =>
        {
            options.ResponseTimeout = settings.ResponseTimeout;
            options.SystemResponseTimeout = settings.ResponseTimeout;
            options.MaxEnqueuedRequestsHardLimit = settings.MaxWaitingCalls;
            options.MaxEnqueuedRequestsSoftLimit = settings.MaxWaitingCalls / 2;
        });
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = settings.CollectionAge);
    }

    private static ClusterSettings ClusterSettingsOf(IConfiguration configuration) =>
        configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new ClusterSettings();
}
