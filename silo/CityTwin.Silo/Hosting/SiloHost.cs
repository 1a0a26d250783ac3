using CityTwin.Governance;
using CityTwin.Ingest.FrontDoor;
using CityTwin.Ingest.Log;
using CityTwin.Storage;

namespace CityTwin.Hosting;

/// <summary>The silo, put together. What is added later starts later and stops earlier.</summary>
internal static class SiloHost
{
    private const int Unusable = 1;

    /// <summary>Runs a silo until it is told to stop.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> Run(string[] args, TextWriter errors)
    {
        try
        {
            await using var silo = Build(args);
            await silo.RunAsync();
            return 0;
        }
        catch (BadCityException e)
        {
            await errors.WriteLineAsync($"silo: {e.Message}");
            return Unusable;
        }
    }

    /// <param name="replace">Puts other parts in place before the host is built; tests bring their own city.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System);
        builder
            .AddLogs()
            .AddDrain()
            .AddTelemetry()
            .AddHealth()
            .AddCity()
            .AddStorage();
        builder
            .AddCluster()
            .AddTelemetryLog();
        builder
            .AddFrontDoor()
            .AddWaking();
        replace?.Invoke(builder);

        var app = builder.Build();
        app.MapHealth();
        return app;
    }
}
