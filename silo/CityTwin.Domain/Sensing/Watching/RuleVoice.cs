using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Sensing.Watching;

/// <summary>Says, in a rule's name, what becomes of the alerts on its subject.</summary>
/// <param name="Metric">What the evidence is a value of.</param>
/// <param name="To">Where signals wait until they are delivered.</param>
internal readonly record struct RuleVoice(
    TwinId Subject, DivisionCode Cell, string Rule, string Metric, List<AlertSignal> To)
{
    public void Say(long raisedAtMs, int step, in Turn turn) => To.Add(new AlertSignal(
        AlertIdentity.Derive(Subject, Rule, raisedAtMs), Subject, Rule, Cell, turn.Severity, turn.TimeMs,
        turn.Evidence(Metric), step));
}
