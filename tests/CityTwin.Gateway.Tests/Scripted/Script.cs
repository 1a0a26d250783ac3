using System.Collections.Concurrent;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>What the scripted grains say and fail to say; shared by all of them and the test.</summary>
public sealed class Script
{
    /// <summary>Logs and streets whose pushes get lost on the way.</summary>
    public ConcurrentDictionary<string, bool> Mute { get; } = new();

    public bool IsMute(string key) => Mute.ContainsKey(key);
}
