namespace CityTwin.Mqtt;

/// <summary>What a terminal says of a command on <c>commands/{commandId}/reply</c>.</summary>
/// <param name="Code">Why it was refused, in a word: <c>fence</c> for a token older than one it has; empty when it was not.</param>
public sealed record UnitReply(string CommandId, bool IsOk, string Code, string Reason);
