using System.Net;
using CityTwin.Mqtt;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>The front door's address and its bounds.</summary>
internal sealed class FrontDoorOptions
{
    public const string Section = "Mqtt";

    public string Address { get; set; } = "127.0.0.1";

    public int Port { get; set; } = 1883;

    /// <summary>A PEM file with the server's certificate; with it the door speaks TLS and nothing else.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>A PEM file with the certificate's private key; the certificate's own file when not set.</summary>
    public string? KeyFile { get; set; }

    /// <summary>
    /// The most connections at once; one more is closed as soon as it is accepted. Fewer where the process may not open
    /// files for so many.
    /// </summary>
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>The most connections that have not said who they are.</summary>
    public int MaxWaitingConnections { get; set; } = 4_000;

    /// <summary>Of those, the most from one address: one machine must not take the room of all.</summary>
    public int MaxWaitingPerAddress { get; set; } = 1_000;

    /// <summary>From accepting a connection to a CONNECT that is taken.</summary>
    public TimeSpan ConnectWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From a packet's first byte to its last.</summary>
    public TimeSpan PacketWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Without any packet for this long a connection is closed, whatever keep-alive it asked for.</summary>
    public TimeSpan IdleFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The longest CONNECT, in bytes: two ids, a secret and the properties of MQTT 5.</summary>
    public int MaxConnectBytes { get; set; } = 4 * 1024;

    /// <summary>The longest packet of a device that is known, in bytes. Above it the connection is closed.</summary>
    public int MaxPacketBytes { get; set; } = 320 * 1024;

    /// <summary>How long a device has to read why its connection is ended.</summary>
    public TimeSpan PartWithin { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes of a packet above the limit that are thrown away meanwhile; what is behind them is not read.</summary>
    public int MaxDrainedBytes { get; set; } = 1024 * 1024;

    /// <summary>The longest payload, in bytes. Above it the message is refused and the connection kept.</summary>
    public int MaxPayloadBytes { get; set; } = 256 * 1024;

    /// <summary>The longest payload of a unit's message, in bytes.</summary>
    public int MaxUnitPayloadBytes { get; set; } = 128 * 1024;

    /// <summary>Messages of a unit's device that go to its twin at once; the next wait until these are taken.</summary>
    public int MaxUnitMessagesAtOnce { get; set; } = 64;

    /// <summary>How long a unit's twin may take for what is handed to it at once.</summary>
    public TimeSpan UnitHearsWithin { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How often it is tried, in all; then the device has to send again.</summary>
    public int UnitTries { get; set; } = 3;

    /// <summary>How long after one that failed the next is tried.</summary>
    public TimeSpan UnitAgainAfter { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The most readings in a message.</summary>
    public int MaxReadingsPerMessage { get; set; } = 1_000;

    /// <summary>Packets a second taken of one connection; a faster one is slowed down, and loses nothing.</summary>
    public int MessagesPerSecond { get; set; } = 2_000;

    /// <summary>Packets a connection may be ahead of its rate.</summary>
    public int MessageBurst { get; set; } = 4_000;

    /// <summary>Readings a second taken of one connection, however they are packed; a faster one is slowed down.</summary>
    public int ReadingsPerSecond { get; set; } = 10_000;

    /// <summary>Readings a connection may be ahead of its rate.</summary>
    public int ReadingBurst { get; set; } = 20_000;

    /// <summary>Answers a connection may leave unread before it is closed.</summary>
    public int MaxUnreadAnswers { get; set; } = 2_000;

    /// <summary>
    /// Messages of one connection on their way to the log at once; beyond it no more are read. MQTT 5 clients are told it
    /// as Receive Maximum.
    /// </summary>
    public ushort MaxUnacknowledged { get; set; } = 1_000;

    /// <summary>Messages to a device that wait to be sent; the oldest is dropped for one more.</summary>
    public int MaxWaitingMessages { get; set; } = 100;

    /// <summary>MQTT 5 topic aliases a connection may hold.</summary>
    public ushort MaxTopicAliases { get; set; } = 16;

    /// <summary>The oldest event time taken of a live device.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The latest event time taken of a live device, after now.</summary>
    public TimeSpan MaxAhead { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Devices remembered, so that a message needs no call to the registry.</summary>
    public int MaxKnownDevices { get; set; } = 200_000;

    /// <summary>How long a device is remembered. Changes are told at once; this is for when telling fails.</summary>
    public TimeSpan KnownFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Ids remembered that are no device's: whoever makes them up must not push out those that are.</summary>
    public int MaxUnknownDevices { get; set; } = 10_000;

    /// <summary>How long it is remembered that there is no such device.</summary>
    public TimeSpan UnknownFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Questions to the registry at once.</summary>
    public int MaxLookups { get; set; } = 128;

    /// <summary>How long a question to the registry may take.</summary>
    public TimeSpan LookupWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections cut at once when their devices' credentials change; each may take a second that does not read.</summary>
    public int MaxCutsAtOnce { get; set; } = 64;

    /// <summary>How often the registry's shards are asked to keep telling this door of changes.</summary>
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a device has to acknowledge what a person is told by it.</summary>
    public TimeSpan NoticeWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often one sensor is reported faulty at most.</summary>
    public TimeSpan FaultEvery { get; set; } = TimeSpan.FromSeconds(10);

    public PayloadLimits ToLimits() => new()
    {
        MaxBytes = MaxPayloadBytes,
        MaxReadings = MaxReadingsPerMessage,
        MaxAgeMs = (long)MaxAge.TotalMilliseconds,
        MaxAheadMs = (long)MaxAhead.TotalMilliseconds,
    };

    /// <exception cref="InvalidOperationException">The address is not one.</exception>
    public IPAddress ParseAddress() => IPAddress.TryParse(Address, out var address)
        ? address
        : throw new InvalidOperationException($"Mqtt:Address: '{Address}' is not an IP address.");
}
