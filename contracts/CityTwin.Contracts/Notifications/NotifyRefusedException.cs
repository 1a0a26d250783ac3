namespace CityTwin.Notifications;

/// <summary>A command about notifications that is not carried out, and why. Nothing has changed.</summary>
/// <param name="field">The field it is about, as the API names it.</param>
[GenerateSerializer, Alias("CityTwin.NotifyRefusedException")]
public sealed class NotifyRefusedException(string message, NotifyRefusal refusal, string field = "") : Exception(message)
{
    [Id(0)]
    public NotifyRefusal Refusal { get; } = refusal;

    [Id(1)]
    public string Field { get; } = field;
}
