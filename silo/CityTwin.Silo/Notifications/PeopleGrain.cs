using CityTwin.Locality;
using Microsoft.Extensions.Options;

namespace CityTwin.Notifications;

/// <summary>How the city's people want to be told.</summary>
[GrainType("notify-people")]
internal sealed class PeopleGrain(
    [PersistentState("notify-people")] IPersistentState<PeopleRecord> state, Residents residents,
    IOptions<NotificationOptions> options, TimeProvider clock) : PlacedGrain(residents), IPeopleGrain
{
    private Dictionary<string, NotifyPreferences> People => state.State.People;

    public Task<NotifyPreferences?> Find(string subject) => Task.FromResult(People.GetValueOrDefault(subject));

    public async Task<NotifyPreferences> Set(NotifyPreferences preferences, int? expectedVersion)
    {
        var before = People.GetValueOrDefault(preferences.Subject);
        var version = before?.Version ?? 0;
        if (expectedVersion is { } seen && seen != version)
        {
            throw new NotifyRefusedException(
                $"Your preferences have changed: they are at version {version}, you have seen {seen}.", NotifyRefusal.Stale);
        }

        // A secret that is left out is the one that is there: it is never shown, so nobody could send it back.
        if (preferences.Webhook is { Secret.Length: 0 } webhook && before?.Webhook is { } known)
        {
            preferences = preferences with { Webhook = webhook with { Secret = known.Secret } };
        }

        PreferencesCheck.ShouldBeSound(preferences, options.Value.AllowLocalTargets);
        if (before is null && People.Count >= options.Value.MaxPeople)
        {
            throw new NotifyRefusedException($"{People.Count} people have preferences, as many as may.", NotifyRefusal.Full);
        }

        var after = preferences with { Version = version + 1, SetAtMs = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        await Change(preferences.Subject, before, after);
        return after;
    }

    public async Task Erase(string subject)
    {
        if (People.GetValueOrDefault(subject) is { } before)
        {
            await Change(subject, before, after: null);
        }
    }

    public Task<PeoplePage?> Since(long revision) => Task.FromResult(
        revision == state.State.Revision ? null : new PeoplePage(state.State.Revision, [.. People.Values]));

    private async Task Change(string subject, NotifyPreferences? before, NotifyPreferences? after)
    {
        Put(subject, after);
        state.State.Revision++;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State.Revision--;
            Put(subject, before);
            throw;
        }
    }

    private void Put(string subject, NotifyPreferences? preferences)
    {
        if (preferences is null)
        {
            People.Remove(subject);
        }
        else
        {
            People[subject] = preferences;
        }
    }
}
