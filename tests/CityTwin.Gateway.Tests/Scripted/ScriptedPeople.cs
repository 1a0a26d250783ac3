using CityTwin.Notifications;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>People's preferences in memory, with the checks of the real ones for what the gateway has to answer.</summary>
public sealed class ScriptedPeople : Grain, IPeopleGrain
{
    private readonly Dictionary<string, NotifyPreferences> _people = [];

    public Task<NotifyPreferences?> Find(string subject) => Task.FromResult(_people.GetValueOrDefault(subject));

    public Task<NotifyPreferences> Set(NotifyPreferences preferences, int? expectedVersion)
    {
        var version = _people.GetValueOrDefault(preferences.Subject)?.Version ?? 0;
        if (expectedVersion is { } seen && seen != version)
        {
            throw new NotifyRefusedException($"Your preferences are at version {version}.", NotifyRefusal.Stale);
        }

        if (preferences.Mail == "nobody")
        {
            throw new NotifyRefusedException("expected a bare e-mail address.", NotifyRefusal.Invalid, "preferences.mail");
        }

        return Task.FromResult(_people[preferences.Subject] = preferences with { Version = version + 1 });
    }

    public Task Erase(string subject)
    {
        _people.Remove(subject);
        return Task.CompletedTask;
    }

    public Task<PeoplePage?> Since(long revision) => Task.FromResult<PeoplePage?>(null);
}
