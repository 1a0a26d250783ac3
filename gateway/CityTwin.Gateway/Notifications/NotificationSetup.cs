using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Notifications;

internal static class NotificationSetup
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NotificationDesks>();
        return builder;
    }

    /// <summary>Links in messages carry their own right.</summary>
    public static WebApplication MapNotifyLinks(this WebApplication app)
    {
        var open = app.MapGroup(AcknowledgeLink.Path).AllowAnonymous();
        open.MapGet("/{token}", (HttpContext http) => AcknowledgeLink.Show(http));
        open.MapPost("/{token}", (HttpContext http, NotificationDesks desks, ErrorJudge judge, string token) =>
            AcknowledgeLink.Take(http, desks, judge, token));
        return app;
    }
}
