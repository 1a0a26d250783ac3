namespace CityTwin.Fleet;

/// <summary>A command a mission cannot carry out, and why. Nothing has changed.</summary>
/// <param name="field">What of the command is wrong, by its name on the wire; empty when it is not one part.</param>
[GenerateSerializer, Alias("CityTwin.MissionRefusedException")]
public sealed class MissionRefusedException(MissionRefusal why, string message, string field = "") : Exception(message)
{
    [Id(0)]
    public MissionRefusal Why { get; } = why;

    [Id(1)]
    public string Field { get; } = field;

    /// <summary>A part of the command that makes no sense.</summary>
    public static MissionRefusedException Invalid(string field, string why) =>
        new(MissionRefusal.Invalid, $"{field}: {why}", field);
}
