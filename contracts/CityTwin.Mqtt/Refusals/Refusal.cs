namespace CityTwin.Mqtt;

/// <summary>What was refused, why, and where in the payload.</summary>
/// <param name="Reason">A sentence for a person, with the offending key or value. Untrusted text in it is quoted and cut.</param>
/// <param name="At">A JSONPath: <c>$.levelM</c>, <c>$[3].t</c>; <c>$</c> is the message as a whole.</param>
/// <param name="Device">Whose reading it was, when that is known.</param>
public sealed record Refusal(RefusalCode Code, string Reason, string At = "$", SpeakingDevice? Device = null)
{
    /// <summary>As one line: what an MQTT 5 reason string says.</summary>
    public override string ToString() => At == "$" ? $"{Code.Wire}: {Reason}" : $"{Code.Wire} at {At}: {Reason}";
}
