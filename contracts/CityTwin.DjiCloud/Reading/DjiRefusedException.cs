namespace CityTwin.DjiCloud;

/// <summary>A message that cannot be understood. Nothing of it was taken.</summary>
/// <param name="at">Where, as <c>$.data.ext.flight_id</c>.</param>
public sealed class DjiRefusedException(string at, string reason) : Exception($"{at}: {reason}")
{
    public string At { get; } = at;

    public string Reason { get; } = reason;
}
