namespace CityTwin.Vda5050;

/// <summary>A message that cannot be taken: where it is wrong, and what would be right.</summary>
public sealed class VdaRefusedException(VdaRefusal why, string at, string message) : Exception(message)
{
    public VdaRefusal Why { get; } = why;

    /// <summary>As <c>$.nodeStates[2].released</c>; <c>$</c> for all of it.</summary>
    public string At { get; } = at;
}
