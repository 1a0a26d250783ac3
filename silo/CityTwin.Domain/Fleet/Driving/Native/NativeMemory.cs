using System.Text.Json;

namespace CityTwin.Fleet.Driving.Native;

/// <summary>What the driver of a terminal goes on from.</summary>
internal sealed record NativeMemory
{
    /// <summary>The largest token said to the terminal.</summary>
    public long Fence { get; init; }

    /// <summary>The task it was told to begin last; empty for none.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>Commands that are not answered, oldest first.</summary>
    public IReadOnlyList<UnansweredCommand> Open { get; init; } = [];

    public static NativeMemory Read(string? saved)
    {
        try
        {
            return saved is null ? new NativeMemory() : JsonSerializer.Deserialize<NativeMemory>(saved) ?? new NativeMemory();
        }
        catch (JsonException)
        {
            return new NativeMemory();
        }
    }

    public string Write() => JsonSerializer.Serialize(this);
}
