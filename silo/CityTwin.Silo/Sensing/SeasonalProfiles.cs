using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace CityTwin.Sensing;

/// <summary>
/// The seasonal profiles this silo has at hand. One that is not is asked for in the background: the readings that come
/// meanwhile are judged by their sensor's own recent past.
/// </summary>
internal sealed partial class SeasonalProfiles(
    IGrainFactory grains,
    [FromKeyedServices(ProfileStream.Provider)] IStreamProvider streams,
    IOptions<SensingOptions> options,
    TimeProvider clock,
    ILogger<SeasonalProfiles> log)
{
    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <returns>Null while nothing is known of the kind there. What is returned is shared and never changed.</returns>
    public SeasonalProfile? Find(string kind, DivisionCode district)
    {
        var key = ProfileStream.KeyOf(kind, district);
        var held = _held.GetValueOrDefault(key);
        if (held is null || held.GoodUntil <= clock.GetUtcNow())
        {
            // Until it comes the old one serves; asked for once, it is not asked for again before its time.
            Hold(key, held?.Profile);
            Fetch(key).Ignore();
        }

        return held?.Profile;
    }

    /// <summary>Sends a sensor's hours to the profile of its kind. They may be lost.</summary>
    public void Sample(TwinId sensor, string kind, DivisionCode district, IReadOnlyList<HourSample> hours) =>
        streams.GetStream<HourSamples>(ProfileStream.IdOf(ProfileStream.KeyOf(kind, district)))
            .OnNextAsync(HourSamples.Of(sensor, hours)).Ignore();

    private async Task Fetch(string key)
    {
        try
        {
            Hold(key, (await grains.Grain<IProfileGrain>(key).Read()).ToProfile());
        }
        catch (Exception error)
        {
            LogNotRead(key, error);
        }
    }

    private void Hold(string key, SeasonalProfile? profile)
    {
        if (_held.Count >= options.Value.MaxProfiles && !_held.ContainsKey(key))
        {
            _held.Clear(); // They come back one by one as they are asked for.
        }

        _held[key] = new Held(profile, clock.GetUtcNow() + options.Value.ProfileGoodFor);
    }

    private sealed record Held(SeasonalProfile? Profile, DateTimeOffset GoodUntil);

    [LoggerMessage(LogLevel.Warning, "{Profile} could not be read; it is asked for again in its time")]
    private partial void LogNotRead(string profile, Exception error);
}
