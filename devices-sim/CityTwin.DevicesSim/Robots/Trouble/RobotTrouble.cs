namespace CityTwin.DevicesSim.Robots.Trouble;

/// <summary>An error that a robot reports.</summary>
/// <param name="References">What it is about: keys such as <c>orderId</c>, <c>actionId</c>, <c>nodeId</c>, and their values.</param>
internal sealed record RobotTrouble(
    TroubleKind Kind, string Description, string Hint, IReadOnlyList<KeyValuePair<string, string>> References)
{
    public static RobotTrouble Of(TroubleKind kind, string description, string hint, params (string Key, string Value)[] references) =>
        new(kind, description, hint, [.. references.Select(reference => KeyValuePair.Create(reference.Key, reference.Value))]);
}
