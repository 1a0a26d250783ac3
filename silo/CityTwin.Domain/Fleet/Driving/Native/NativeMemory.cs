using System.Text.Json;

namespace CityTwin.Fleet.Driving.Native;

/// <summary>What the driver of a terminal goes on from.</summary>
internal sealed record NativeMemory
{
    /// <summary>The largest token said to the terminal.</summary>
    public long Fence { get; init; }

    /// <summary>What it was told to begin last and has not ended: a task, or the command of a person's go-to; empty for nothing.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>Persons' go-tos, newest last: missions hear nothing of them.</summary>
    public IReadOnlyList<string> GoTos { get; init; } = [];

    /// <summary>What was taken from it, newest last: that it has ended is heard under its old token, too.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];

    /// <summary>Tasks whose end was told, newest last: a terminal that was given up may speak of its own end for them later.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];

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
