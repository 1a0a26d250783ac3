namespace CityTwin.Gateway.Governance;

internal static class GovernanceSetup
{
    public static WebApplicationBuilder AddGovernance(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GovernanceOptions>().BindConfiguration(GovernanceOptions.Section);
        builder.Services.AddSingleton<FigureReader>();
        builder.Services.AddSingleton<Overviews>();
        builder.Services.AddSingleton<EvaluationDoor>();
        return builder;
    }
}
