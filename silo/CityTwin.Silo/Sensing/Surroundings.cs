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

    /// <summary>Waits for alerts that are being told, for as long as for one answer; they may not all have been by then.</summary>
    public async Task Patiently(Task telling) => await telling.WaitAsync(options.Value.TellWithin, clock)
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    public TimeSpan TellAgainAfter => options.Value.TellAgainAfter;

    /// <summary>Signals that may wait before no more readings are taken.</summary>
    public int MaxUntold => options.Value.MaxUntold;

    /// <summary>When to try again what could not be told now.</summary>
    public long TellAgainAtMs => NowMs + (long)options.Value.TellAgainAfter.TotalMilliseconds;

    [LoggerMessage(LogLevel.Warning, "{Twin}: its alert {Alert} could not be told; it is told again")]
    public partial void LogAlertWaits(TwinId twin, AlertId alert, Exception error);
}
