using CityTwin.Alerts;
using CityTwin.City;
using Microsoft.Extensions.Options;

namespace CityTwin.Sensing;

/// <summary>What all sensors of a silo share: one reference in each of a million of them.</summary>
internal sealed partial class Surroundings(
    RuleBook rules, SeasonalProfiles profiles, Listening listening, IOptions<SensingOptions> options, TimeProvider clock,
    ILogger<Surroundings> log)
{
    public RuleBook Rules => rules;

    public SeasonalProfiles Profiles => profiles;

    public long ListeningSinceMs => listening.SinceMs;

    public long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>An alert's answer, for as long as is waited for one.</summary>
    /// <exception cref="TimeoutException">None came; the alert may have heard it nevertheless.</exception>
    public Task<AlertView> InTime(Task<AlertView> answer) => answer.WaitAsync(options.Value.TellWithin, clock);

    public TimeSpan TellAgainAfter => options.Value.TellAgainAfter;

    /// <summary>Signals that may wait before readings wait with them.</summary>
    public int MaxUntold => options.Value.MaxUntold;

    /// <summary>When to try again what could not be told now.</summary>
    public long TellAgainAtMs => NowMs + (long)options.Value.TellAgainAfter.TotalMilliseconds;

    [LoggerMessage(LogLevel.Warning, "{Twin}: its alert {Alert} could not be told; it is told again")]
    public partial void LogAlertWaits(TwinId twin, AlertId alert, Exception error);
}
