namespace CityTwin.Warnings;

/// <summary>Another authority has said something that concerns a district: for the first time, anew, or no more.</summary>
/// <param name="By">The principal that delivered it.</param>
/// <param name="Content">What it says of the district; of a cancellation nothing.</param>
/// <param name="Entrusted">The city names the principal as one that brings the sender's messages.</param>
public sealed record ReceiveWarning(WarningId Id, string By, ReceivedMessage Message, WarningContent? Content, bool Entrusted = false) : WarningCommand;
