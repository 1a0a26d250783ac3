namespace CityTwin.DjiCloud;

/// <summary>What every message has around its data.</summary>
/// <param name="Tid">The transaction: an answer has that of what it answers.</param>
/// <param name="Bid">The business that several transactions belong to.</param>
/// <param name="TimestampMs">When it was sent, by the sender's clock; 0 when it does not say.</param>
/// <param name="Gateway">The dock it went by; null when it does not say.</param>
/// <param name="Method">What it is about; empty for properties.</param>
/// <param name="NeedsReply">Whether an event is to be answered.</param>
public sealed record DjiEnvelope(
    string Tid, string Bid, long TimestampMs, string? Gateway, string Method, bool NeedsReply, DjiValue Data);
