namespace CityTwin.Governance;

internal static class GovernanceSetup
{
    /// <summary>Centres of streets, districts and the city.</summary>
    public static IServiceCollection AddGovernance(this IServiceCollection services)
    {
        services.AddOptions<GovernanceOptions>().BindConfiguration(GovernanceOptions.Section);
        return services;
    }

    /// <summary>Wakes the city once the silo is up.</summary>
    public static WebApplicationBuilder AddWaking(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<Waking>();
        return builder;
    }
}
