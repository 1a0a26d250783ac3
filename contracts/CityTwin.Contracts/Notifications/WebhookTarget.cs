namespace CityTwin.Notifications;

/// <summary>Where a person's webhook is.</summary>
/// <param name="Url">Absolute; https unless the city allows local targets.</param>
/// <param name="Secret">What messages are signed with; never answered to anyone.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WebhookTarget")]
public sealed record WebhookTarget([property: Id(0)] string Url, [property: Id(1)] string Secret)
{
    /// <summary>Nothing that is logged has the address or the secret.</summary>
    public override string ToString() => "WebhookTarget";
}
