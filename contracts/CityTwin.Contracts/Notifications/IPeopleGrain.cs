using Orleans.Concurrency;

namespace CityTwin.Notifications;

/// <summary>How the city's people want to be told, keyed by the city's code. Personal data: one blob, overwritten whole.</summary>
[Alias("CityTwin.IPeopleGrain")]
public interface IPeopleGrain : IGrainWithStringKey
{
    /// <returns>Null when the person has set none.</returns>
    [AlwaysInterleave]
    [Alias("Find")]
    Task<NotifyPreferences?> Find(string subject);

    /// <summary>Replaces a person's preferences whole.</summary>
    /// <param name="expectedVersion">The version the caller has seen; null to take them as they stand.</param>
    /// <exception cref="NotifyRefusedException">They cannot be used, or have changed since.</exception>
    [Alias("Set")]
    Task<NotifyPreferences> Set(NotifyPreferences preferences, int? expectedVersion);

    /// <summary>Erases all that is known of a person.</summary>
    [Alias("Erase")]
    Task Erase(string subject);

    /// <summary>Everybody's, when they are not those of the revision; null when they are.</summary>
    [AlwaysInterleave]
    [Alias("Since")]
    Task<PeoplePage?> Since(long revision);
}
