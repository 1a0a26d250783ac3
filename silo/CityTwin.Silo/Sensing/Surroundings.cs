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

    /// <summary>When to try again what could not be told now.</summary>
    public long TellAgainAtMs => NowMs + (long)options.Value.TellAgainAfter.TotalMilliseconds;
}
