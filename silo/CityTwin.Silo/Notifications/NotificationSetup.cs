using CityTwin.Notifications.Channels;
using Microsoft.Extensions.Options;

namespace CityTwin.Notifications;

internal static class NotificationSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section);
        services.AddSingleton(provider => new CityDay(provider.GetRequiredService<IOptions<NotificationOptions>>().Value.TimeZone));
        services.AddSingleton<IChannel, WebhookChannel>();
        services.AddSingleton<IChannel, MailChannel>();
        services.AddSingleton<IChannel, MqttChannel>();
        services.AddSingleton<ChannelSender>();
        return services;
    }
}
