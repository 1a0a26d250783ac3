namespace CityTwin.Gateway.Twins;

internal static class TwinSetup
{
    public static WebApplicationBuilder AddTwins(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TwinList>();
        builder.Services.AddSingleton<CentreList>();
        return builder;
    }
}
