using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.Warnings.Inbound;
using Grpc.Core;

namespace CityTwin.Gateway.Warnings;

internal static class WarningSetup
{
    public static WebApplicationBuilder AddWarnings(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WarningOptions>().BindConfiguration(WarningOptions.Section)
            .Validate(
                warnings => warnings.Bringers.All(one => one.Principal.Length > 0),
                "Warnings:Bringers has an entry without Principal: name the sub of its token.")
            .ValidateOnStart();
        builder.Services.AddSingleton<WarningList>();
        builder.Services.AddSingleton<WarningAreas>();
        builder.Services.AddSingleton<CapFeed>();
        builder.Services.AddSingleton<CapPlacesInCity>();
        builder.Services.AddSingleton<Bringers>();
        builder.Services.AddSingleton<CapIntake>();
        builder.Services.AddSingleton<CapDoor>();
        return builder;
    }

    /// <summary>Warnings are for everyone: what was told needs no token. To bring one of another authority does.</summary>
    public static WebApplication MapCap(this WebApplication app)
    {
        var open = app.MapGroup("/cap/v1").AllowAnonymous();
        open.MapGet("/feed.atom", (HttpContext http, CapFeed feed, ErrorJudge judge) => Serve(http, judge, async () =>
            (await feed.Write($"{http.Request.Scheme}://{http.Request.Host}/cap/v1", http.RequestAborted), "application/atom+xml; charset=utf-8")));
        open.MapGet("/{identifier}.xml", (HttpContext http, CapFeed feed, ErrorJudge judge, string identifier) => Serve(http, judge, async () =>
            (await feed.Message(identifier) ?? throw Refusal.NotFound($"There is no message '{identifier}'."), CapFeed.MediaType)));
        app.MapPost("/cap/v1/alerts", (HttpContext http, CapDoor door) => door.Answer(http))
            .WithMetadata(new AccessMetadata(Role.WarningBringers));
        return app;
    }

    private static async Task Serve(HttpContext http, ErrorJudge judge, Func<Task<(byte[] Body, string MediaType)>> answer)
    {
        try
        {
            var (body, type) = await answer();
            http.Response.ContentType = type;
            http.Response.Headers.CacheControl = "no-cache";
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var refusal = judge.Judge(error, $"GET {http.Request.Path}", http, http.RequestAborted);
            await PlainRefusal.Write(http, refusal.StatusCode, refusal.Status.Detail);
        }
    }
}
