using System.Text.Json;
using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>All that a conversation with a robot needs, and nothing else: it goes to JSON and comes back as it was.</summary>
internal sealed class Talk
{
    private const int Now = 1;

    public int Format { get; set; } = Now;

    /// <summary>The newest lease that was heard of.</summary>
    public long Fence { get; set; }

    public VdaHeaderCounts Counts { get; set; } = new();

    /// <summary>Of the newest order id; each has a later one.</summary>
    public long LastStampMs { get; set; }

    public int AskSerial { get; set; }

    /// <summary>What the robot is on, or is being told.</summary>
    public Trip? Trip { get; set; }

    /// <summary>What it is to do when it is free.</summary>
    public Trip? Next { get; set; }

    /// <summary>How it is being freed.</summary>
    public Freeing? Freeing { get; set; }

    public List<Withdrawn> Withdrawn { get; set; } = [];

    public List<Ask> Asks { get; set; } = [];

    /// <summary>The newest tasks that are over: none of them begins again.</summary>
    public List<string> EndedTasks { get; set; } = [];

    public Heard Heard { get; set; } = new();

    public Ability? Ability { get; set; }

    public ZoneWork? Zones { get; set; }

    public List<TroubleNote> Troubles { get; set; } = [];

    /// <summary>Requests for leave that were answered.</summary>
    public List<string> AnsweredRequests { get; set; } = [];

    public bool PausedByUs { get; set; }

    public static Talk Parse(string? saved)
    {
        try
        {
            return saved is not null && JsonSerializer.Deserialize<Talk>(saved) is { Format: Now } talk ? talk : new Talk();
        }
        catch (JsonException)
        {
            return new Talk();
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Adds to a list that forgets its oldest.</summary>
    public static void Keep<T>(List<T> list, T item, int max)
    {
        list.Add(item);
        if (list.Count > max)
        {
            list.RemoveRange(0, list.Count - max);
        }
    }
}
