using CityTwin.Alerts;
using Microsoft.Extensions.Options;

namespace CityTwin.Sensing;

/// <summary>What all sensors of a silo share: one reference in each of a million of them.</summary>
internal sealed class Surroundings(
    RuleBook rules, SeasonalProfiles profiles, Listening listening, IOptions<SensingOptions> options, TimeProvider clock)
{
    public RuleBook Rules => rules;

    public SeasonalProfiles Profiles => profiles;

    public long ListeningSinceMs => listening.SinceMs;

    public long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>An alert's answer, for as long as is waited for one.</summary>
    /// <exception cref="TimeoutException">None came; the alert may have heard it nevertheless.</exception>
    public Task<AlertView> InTime(Task<AlertView> answer) => answer.WaitAsync(options.Value.TellWithin, clock);

    /// <summary>When to try again what could not be told now.</summary>
    public long TellAgainAtMs => NowMs + (long)options.Value.TellAgainAfter.TotalMilliseconds;
}
