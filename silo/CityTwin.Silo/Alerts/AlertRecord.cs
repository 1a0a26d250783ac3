namespace CityTwin.Alerts;

/// <summary>An alert as the archive keeps it, or as a log tells where it stands.</summary>
/// <param name="Step">The last step of its rule that it took.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertRecord")]
internal sealed record AlertRecord([property: Id(0)] AlertView? View, [property: Id(1)] int Step)
{
    public static AlertRecord Of(AlertState state) => new(state.View, state.Step);

    public AlertState ToState() => new(View, Step);
}
