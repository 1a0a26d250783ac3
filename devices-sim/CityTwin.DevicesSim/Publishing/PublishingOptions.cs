namespace CityTwin.DevicesSim.Publishing;

/// <summary>How devices speak to their broker.</summary>
internal sealed record PublishingOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    /// <summary>Connects begun in a second, all lines together.</summary>
    public int ConnectsPerSecond { get; init; } = 100;

    /// <summary>Connects waiting for an answer at a time, all lines together.</summary>
    public int ConnectsAtOnce { get; init; } = 32;

    /// <summary>Readings kept by each device with a line of its own while they are not acknowledged; the oldest make room.</summary>
    public int BufferedReadings { get; init; } = 500;

    /// <summary>Readings in one message of a device when there is a backlog.</summary>
    public int ReadingsPerMessage { get; init; } = 20;

    /// <summary>
    /// Readings kept by each gateway for all its devices: of a street of 150 devices, three quarters of an hour of them.
    /// A thousand gateways that lose their broker together then need a gigabyte at most.
    /// </summary>
    public int GatewayBufferedReadings { get; init; } = 5_000;

    /// <summary>
    /// Readings in one message of a gateway: half of what a city takes, so that the longest readings of the longest ids stay
    /// well below its 256 KiB.
    /// </summary>
    public int ReadingsPerBatch { get; init; } = 500;

    /// <summary>
    /// How often a gateway asks its devices. Readings are made then and sent at once, so that none is late, and a few go in
    /// one message: one each would cost both ends several times the work.
    /// </summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The time a connect or an acknowledgement may take.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after a first failed connect and the longest one after many.</summary>
    public Backoff Reconnect { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
}
