using Microsoft.Extensions.Options;

namespace CityTwin.Alerts;

/// <summary>When unnoticed alerts, and those that spread, call for the next centre, and how often that is looked at.</summary>
internal sealed class LadderRhythm(IOptions<AlertOptions> options)
{
    public AlertLadder Times { get; } = new(options.Value.EscalateAfter
        .Where(one => one.Value > TimeSpan.Zero).ToDictionary(one => one.Key, one => one.Value));

    public AlertSpread Spread { get; } = new(
        options.Value.SpreadWithin, options.Value.SpreadStreetsToDistrict, options.Value.SpreadStreetsToCity);

    public int MaxSpreadAlerts { get; } = options.Value.MaxSpreadAlerts;

    public TimeSpan Every { get; } = options.Value.LookForUnnoticedEvery;

    public int MaxAtOnce { get; } = options.Value.MaxEscalatedAtOnce;
}
