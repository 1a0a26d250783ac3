using CityTwin.City;
using CityTwin.Ingest.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace CityTwin.Sensing;

internal static class SensingSetup
{
    /// <summary>Sensors, cells, buildings, and the way readings take to them.</summary>
    public static ISiloBuilder AddSensing(this ISiloBuilder silo)
    {
        silo.Services.AddOptions<SensingOptions>().BindConfiguration(SensingOptions.Section);
        silo.Services.AddSingleton(services =>
        {
            var city = services.GetRequiredService<CityCatalogue>();
            return new RuleBook(city.SensorKinds, city.Rules, CityDays.Of(city));
        });
        silo.Services.AddSingleton<Listening>();
        silo.Services.AddSingleton<SeasonalProfiles>();
        silo.Services.AddSingleton<Surroundings>();
        silo.Services.AddSingleton<CellMeter>();
        silo.Services.AddSingleton<CellSnapshots>();
        silo.Services.AddSingleton<CellParts>();
        silo.Services.TryAddSingleton<ChangedStreets>();
        return silo.AddProfileStream();
    }

    private static ISiloBuilder AddProfileStream(this ISiloBuilder silo) =>
        silo.AddMemoryStreams(ProfileStream.Provider, streams =>
        {
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            streams.ConfigurePartitioning(1);
            streams.ConfigurePullingAgent(agent => agent.Configure<IOptions<SensingOptions>>(
                (options, sensing) => options.GetQueueMsgsTimerPeriod = sensing.Value.FetchSamplesEvery));
        });
}
