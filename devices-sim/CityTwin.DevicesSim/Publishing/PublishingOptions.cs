namespace CityTwin.DevicesSim.Publishing;

/// <summary>How devices speak to their broker.</summary>
internal sealed record PublishingOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    /// <summary>Connects begun in a second, all devices together.</summary>
    public int ConnectsPerSecond { get; init; } = 100;

    /// <summary>Connects waiting for an answer at a time, all devices together.</summary>
    public int ConnectsAtOnce { get; init; } = 32;

    /// <summary>Readings kept by each device while they are not acknowledged; the oldest make room.</summary>
    public int BufferedReadings { get; init; } = 500;

    /// <summary>Readings in one message when there is a backlog.</summary>
    public int ReadingsPerMessage { get; init; } = 20;

    /// <summary>The time a connect or an acknowledgement may take.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after a first failed connect and the longest one after many.</summary>
    public Backoff Reconnect { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
}
