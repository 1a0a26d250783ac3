using Microsoft.AspNetCore.Mvc;

namespace CityTwin.Gateway.Open311;

internal static class Open311Setup
{
    public static WebApplicationBuilder AddOpen311(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<Open311Options>().BindConfiguration(Open311Options.Section)
            .Validate(
                options => options is { ReportsPerHourPerAddress: > 0, ReportBurstPerAddress: > 0, ReportsPerHourPerKey: > 0, ReportBurstPerKey: > 0 }
                    && options is { ReadsPerMinutePerAddress: > 0, MaxReportBytes: > 0, MaxReportsAtOnce: > 0, OutlineBytes: > 0 } && options.SameReportWithin > TimeSpan.Zero,
                "Open311: every bound must be above 0.")
            .ValidateOnStart();
        builder.Services.AddSingleton<ServiceCatalogue>();
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<CitizenRates>();
        builder.Services.AddSingleton<CitizenIntake>();
        builder.Services.AddSingleton<PublicOrders>();
        builder.Services.AddSingleton<RequestSheets>();
        builder.Services.AddSingleton<Open311Door>();
        builder.Services.AddSingleton<CityOutline>();
        return builder;
    }

    /// <summary>GeoReport v2, open to anyone: what it shows is public, what it takes is bounded for each address.</summary>
    public static WebApplication MapOpen311(this WebApplication app)
    {
        app.Services.GetRequiredService<ApiKeys>(); // A bad key in the settings must stop the start.
        var most = app.Configuration.GetSection(Open311Options.Section).GetValue(nameof(Open311Options.MaxReportBytes), new Open311Options().MaxReportBytes);
        var door = app.Services.GetRequiredService<Open311Door>();
        var open = app.MapGroup("/open311/v2").AllowAnonymous();
        foreach (var end in new[] { "", ".{format}" })
        {
            open.MapGet("/services" + end, (HttpContext http, string? format) => door.Services(http, format));
            open.MapGet("/requests" + end, (HttpContext http, string? format) => door.Requests(http, format));
            open.MapPost("/requests" + end, (HttpContext http, string? format) => door.Report(http, format))
                .WithMetadata(new RequestSizeLimitAttribute(most));
        }

        var outline = app.Services.GetRequiredService<CityOutline>();
        open.MapGet("/outline/{layer}.geojson", (HttpContext http, string layer) => outline.Answer(http, layer));
        open.MapGet("/services/{file}", (HttpContext http, string file) => door.Service(http, file));
        open.MapGet("/requests/{file}", (HttpContext http, string file) => door.Request(http, file));
        open.MapGet("/tokens/{file}", (HttpContext http, string file) => door.Token(http, file));
        open.Map("/{**rest}", (HttpContext http) => door.Nothing(http));
        return app;
    }
}
