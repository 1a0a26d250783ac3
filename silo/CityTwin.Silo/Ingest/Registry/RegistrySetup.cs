namespace CityTwin.Ingest.Registry;

internal static class RegistrySetup
{
    public static IHostApplicationBuilder AddDeviceRegistry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RegistryOptions>().BindConfiguration(RegistryOptions.Section);
        return builder;
    }
}
