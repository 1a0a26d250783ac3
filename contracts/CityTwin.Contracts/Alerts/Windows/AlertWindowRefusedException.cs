namespace CityTwin.Alerts;

/// <summary>A command a window cannot carry out, and why. Nothing has changed.</summary>
/// <param name="field">The term that is wrong, by its name in the API; empty when it is none.</param>
[GenerateSerializer, Alias("CityTwin.AlertWindowRefusedException")]
public sealed class AlertWindowRefusedException(string message, AlertWindowRefusal refusal, string field = "") : Exception(message)
{
    [Id(0)]
    public AlertWindowRefusal Refusal { get; } = refusal;

    [Id(1)]
    public string Field { get; } = field;
}
