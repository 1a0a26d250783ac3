using CityTwin.City;

namespace CityTwin.Gateway.Governance;

internal static class GovernanceSetup
{
    public static WebApplicationBuilder AddGovernance(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GovernanceOptions>().BindConfiguration(GovernanceOptions.Section)
            .Validate(
                options => options.TimeZone is null || Zones.Find(options.TimeZone) is not null,
                $"{GovernanceOptions.Section}:TimeZone is not an IANA time zone that this host knows, as Asia/Shanghai is.")
            .ValidateOnStart();
        builder.Services.AddSingleton<FigureReader>();
        builder.Services.AddSingleton<Overviews>();
        builder.Services.AddSingleton<EvaluationDoor>();
        return builder;
    }
}
