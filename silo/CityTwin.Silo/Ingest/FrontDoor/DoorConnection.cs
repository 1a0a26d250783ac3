using System.Net;
using CityTwin.Ingest.FrontDoor.Units;
using Microsoft.AspNetCore.Connections;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// One connection, from its first byte to its last. The broker's events do not say on which connection they happen;
/// all of a connection's work runs in the flow its guard began, and so finds it here.
/// </summary>
internal sealed class DoorConnection(ConnectionContext transport, FrontDoorOptions options, TimeProvider clock)
{
    private static readonly AsyncLocal<DoorConnection?> Flow = new();

    private readonly long _startedAt = clock.GetTimestamp();
    private Pace _packets = new(options.MessagesPerSecond, options.MessageBurst);
    private Pace _readings = new(options.ReadingsPerSecond, options.ReadingBurst);
    private long _lastPacketAt = clock.GetTimestamp();
    private long _partialSince;
    private int _unread;
    private bool _vouching;
    private volatile bool _isSilenced;
    private int _vouchers;

    /// <summary>The connection whose work this is.</summary>
    public static DoorConnection Current =>
        Flow.Value ?? throw new InvalidOperationException("This is not the work of a connection.");

    public string Id => transport.ConnectionId;

    /// <summary>Where it comes from; none for a transport that has no address.</summary>
    public IPAddress Source { get; } = (transport.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;

    /// <summary>Who it says it is, once it has proven that; it is admitted after a last look.</summary>
    public KnownDevice? Device { get; private set; }

    public bool IsMqtt5 { get; private set; }

    /// <summary>Whether an MQTT 5 client wants reason strings.</summary>
    public bool WantsReasons { get; private set; }

    /// <summary>Whether its CONNECT was taken.</summary>
    public bool IsAdmitted { get; set; }

    /// <summary>Nothing it says is taken any more; it is about to be told that it has to go.</summary>
    public bool IsSilenced => _isSilenced;

    /// <summary>Room for messages that are on their way to the log.</summary>
    public SemaphoreSlim Unacknowledged { get; } = new(options.MaxUnacknowledged);

    /// <summary>What it has said of units and what they have not taken yet; none before it has.</summary>
    public UnitLine? Units { get; set; }

    /// <summary>Makes this connection the current one for all that is called from here.</summary>
    public void Enter() => Flow.Value = this;

    public void Identify(KnownDevice device, bool isMqtt5, bool wantsReasons)
    {
        IsMqtt5 = isMqtt5;
        WantsReasons = wantsReasons;
        Device = device;
    }

    /// <summary>Cuts the line at once.</summary>
    public void Abort(string reason) => transport.Abort(new ConnectionAbortedException(reason));

    /// <summary>How long the next packet has to wait for its turn.</summary>
    public TimeSpan NextTurn() => _packets.Take(1, clock.GetTimestamp(), clock.TimestampFrequency);

    /// <summary>How long a message of so many readings has to wait before they are taken.</summary>
    public TimeSpan NextTurn(int readings) => _readings.Take(readings, clock.GetTimestamp(), clock.TimestampFrequency);

    /// <summary>Notes that bytes of a packet are there, and whether all of them are.</summary>
    public void Received(bool isWhole)
    {
        var now = clock.GetTimestamp();
        if (isWhole)
        {
            Volatile.Write(ref _lastPacketAt, now);
            Volatile.Write(ref _partialSince, 0);
        }
        else if (_partialSince == 0)
        {
            Volatile.Write(ref _partialSince, now);
        }
    }

    /// <summary>An answer is owed to the device.</summary>
    /// <returns>False when it has left too many unread.</returns>
    public bool Owe() => Interlocked.Increment(ref _unread) <= options.MaxUnreadAnswers;

    public void Answered(int answers = 1) => Interlocked.Add(ref _unread, -answers);

    public void Silence() => _isSilenced = true;

    /// <summary>The next ping the broker gets is the door's own: it says that the device lives, and is not its.</summary>
    public void Vouch() => _vouching = true;

    /// <returns>Whether the ping that the broker got is the door's own.</returns>
    public bool IsVouched()
    {
        var vouched = _vouching;
        _vouching = false;
        _ = vouched && Interlocked.Increment(ref _vouchers) > 0;
        return vouched;
    }

    /// <returns>Whether the broker's answer is one to the door's own ping. Answers are alike: which of them does not matter.</returns>
    public bool IsAnswerToVouching()
    {
        if (Volatile.Read(ref _vouchers) == 0)
        {
            return false;
        }

        Interlocked.Decrement(ref _vouchers);
        return true;
    }

    /// <returns>Why the connection has to end now, or null.</returns>
    public string? Overdue()
    {
        if (!IsAdmitted && clock.GetElapsedTime(_startedAt) > options.ConnectWithin)
        {
            return "no CONNECT was taken in time";
        }

        var partial = Volatile.Read(ref _partialSince);
        if (partial != 0 && clock.GetElapsedTime(partial) > options.PacketWithin)
        {
            return "a packet did not end in time";
        }

        return clock.GetElapsedTime(Volatile.Read(ref _lastPacketAt)) > options.IdleFor ? "nothing was heard for too long" : null;
    }
}
