using CityTwin.City;

namespace CityTwin.Hosting;

internal static partial class CitySetup
{
    /// <summary>The city package of <c>City:Path</c>, read once and before anything else: a bad one stops the start.</summary>
    public static WebApplicationBuilder AddCity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Load(
            builder.Configuration["City:Path"], services.GetRequiredService<ILoggerFactory>()));
        return builder;
    }

    private static CityCatalogue Load(string? path, ILoggerFactory logs)
    {
        var log = logs.CreateLogger(typeof(CitySetup));
        var folder = string.IsNullOrEmpty(path)
            ? throw new BadCityException("City:Path is not set: which city?")
            : path;
        var city = Load(folder);
        LogLoaded(log, city.Manifest.Name, city.Divisions.Count(), city.SensorKinds.Count, city.Rules.Count);
        return city;
    }

    private static CityCatalogue Load(string folder)
    {
        try
        {
            return CityCatalogue.Load(folder);
        }
        catch (CityPackageException e)
        {
            var problems = string.Join("", e.Problems.Select(problem => $"{Environment.NewLine}  {problem}"));
            throw new BadCityException($"City:Path {Path.GetFullPath(folder)} is not a city package that can be used:{problems}");
        }
    }

    [LoggerMessage(LogLevel.Information, "City {Name}: {Divisions} divisions, {Kinds} kinds of sensor, {Rules} rules")]
    private static partial void LogLoaded(ILogger log, string name, int divisions, int kinds, int rules);
}
