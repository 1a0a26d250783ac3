using CityTwin.City;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.City;

internal static class CitySetup
{
    /// <summary>The city package in the folder <c>City:Path</c>, read once at the start.</summary>
    public static WebApplicationBuilder AddCity(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MapOptions>().BindConfiguration(MapOptions.Section);
        builder.Services.AddSingleton(services => CityPackageReader.Open(
            services.GetRequiredService<IConfiguration>()["City:Path"] is { Length: > 0 } folder
                ? folder
                : throw new InvalidOperationException("City:Path: name the folder of the city package.")));
        builder.Services.AddSingleton(services => CityLoader.LoadModel(services.GetRequiredService<CityPackageReader>()));
        builder.Services.AddSingleton(services => new CityMap(
            CityLoader.LoadLayers(services.GetRequiredService<CityPackageReader>()),
            services.GetRequiredService<IOptions<MapOptions>>()));
        builder.Services.AddSingleton(services => new DivisionFinder(
            services.GetRequiredService<CityPackageReader>().Boundaries(DivisionLevel.Cell)));
        builder.Services.AddSingleton<DistrictOutlines>();
        return builder;
    }

    /// <summary>Reads the package now: a bad one must stop the start, not the first caller.</summary>
    public static WebApplication UseCity(this WebApplication app)
    {
        app.Services.GetRequiredService<CityModel>();
        app.Services.GetRequiredService<CityMap>();
        app.Services.GetRequiredService<DivisionFinder>();
        return app;
    }
}
