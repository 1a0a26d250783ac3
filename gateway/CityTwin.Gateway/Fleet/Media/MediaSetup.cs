using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Fleet.Media;

internal static class MediaSetup
{
    public static WebApplicationBuilder AddMedia(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section)
            .Validate(media => media.MaxBytes > 0 && media.MaxAtOnce > 0, "Media:MaxBytes and Media:MaxAtOnce are at least 1.")
            .ValidateOnStart();
        builder.Services.AddSingleton(services => new MediaKey(
            KeyFile.Read("Media:KeyFile", services.GetRequiredService<IOptions<MediaOptions>>().Value.KeyFile)));
        builder.Services.AddSingleton<IMediaStore, BlobMediaStore>();
        builder.Services.AddSingleton<MediaGate>();
        builder.Services.AddSingleton<MediaIntake>();
        builder.Services.AddSingleton<MediaDoor>();
        return builder;
    }

    /// <summary>Docks have no token of ours: what they put is signed, and what they get is opened by its address.</summary>
    public static WebApplication MapMedia(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<MediaOptions>>().Value.KeyFile.Length == 0)
        {
            return app;
        }

        app.MapPut("/media/{bucket}/{**key}", (HttpContext http, MediaDoor door, string bucket, string key) => door.Put(http, bucket, key)).AllowAnonymous();
        app.MapGet("/media/flights/{file}", (HttpContext http, MediaDoor door, string file) =>
            door.Get(http, $"flights/{file}", "application/vnd.google-earth.kmz")).AllowAnonymous();
        app.MapGet("/media/areas/{file}", (HttpContext http, MediaDoor door, string file) =>
            door.Get(http, $"areas/{file}", "application/json")).AllowAnonymous();
        return app;
    }
}
