namespace CityTwin.Fleet.Driving.Native;

/// <summary>A command that was said and not answered.</summary>
/// <param name="TaskId">Of a task that it begins; else empty.</param>
/// <param name="Ends">A task that it ends; else empty.</param>
/// <param name="IsAside">Nobody asked for it, and nobody is told how it went.</param>
internal sealed record UnansweredCommand(
    string CommandId, string TaskId, byte[] Payload, int Sends, long DueMs, bool IsAside = false, string Ends = "");
