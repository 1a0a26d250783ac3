using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Notifications.Channels;

namespace CityTwin.Notifications;

internal static class NotificationSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section);
        services.AddSingleton(provider => new CityDay(provider.GetRequiredService<CityCatalogue>().Manifest.TimeZone));
        services.AddSingleton<IChannel, WebhookChannel>();
        services.AddSingleton<IChannel, MailChannel>();
        services.AddSingleton<IChannel, MqttChannel>();
        services.AddSingleton<ChannelSender>();
        services.AddSingleton<AskingMeter>();
        services.AddSingleton<DeskTroubles>();
        services.AddHealthChecks().AddCheck<DeskCheck>("desk", tags: [HealthSetup.Ready]);
        return services;
    }
}
