namespace CityTwin.Fleet.Missions;

internal static class MissionSetup
{
    public static IServiceCollection AddMissions(this IServiceCollection services)
    {
        services.AddOptions<MissionOptions>().BindConfiguration(MissionOptions.Section);
        services.AddSingleton<MissionArchive>();
        services.AddSingleton<MediaSeals>();
        return services;
    }
}
