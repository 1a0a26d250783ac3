namespace CityTwin.Mqtt;

/// <summary>
/// What became of a payload. Each reading is judged alone: good ones are taken though others of the same message are
/// refused. Broken JSON and a message over a limit are refused whole.
/// </summary>
public sealed record PayloadResult(IReadOnlyList<ParsedReading> Readings, IReadOnlyList<Refusal> Refusals)
{
    public static PayloadResult Refused(Refusal refusal) => new([], [refusal]);
}
