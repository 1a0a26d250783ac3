using System.Buffers;
using CityTwin.Fleet;
using CityTwin.Ingest.FrontDoor.Units;
using CityTwin.Mqtt;
using MQTTnet.Exceptions;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>
/// Takes one connection's messages of QoS 0 and 1 before the broker sees them (ADR 10): what came together is judged and
/// goes to the log together, and the next is read while that is synced.
/// </summary>
internal sealed class PublishLane(
    DoorConnection connection, UnitLine line, Acknowledger answers, Reception reception, UnitReception units,
    IUnitIntake unitIntake, IReadingIntake intake, DoorLog log,
    FrontDoorOptions options, TimeProvider clock)
{
    /// <summary>Readings that go to the log at once; a message with more goes alone.</summary>
    private const int MaxGroupReadings = 2_000;

    private static readonly IReadOnlyList<Refusal> NotJudged =
        [new Refusal(RefusalCodes.RegistryUnavailable, "The device registry does not answer.")];

    private readonly Dictionary<ushort, byte[]> _aliases = [];
    private MessageGroup _group = answers.NewGroup();
    private int _unitBytes;

    /// <summary>The connection is to end: a message of it must not be acknowledged, or nobody reads that it is.</summary>
    public bool IsClosing => answers.IsClosing;

    /// <summary>Completes when everything taken so far is answered.</summary>
    public Task Idle => answers.Idle;

    /// <summary>Whether a packet that begins so is this lane's.</summary>
    public bool Wants(byte first) => connection is { IsAdmitted: true, IsSilenced: false } && PublishPacket.IsIt(first);

    /// <summary>Takes the messages at the beginning, and completes when all of them have their place in the log.</summary>
    /// <returns>Where it stopped: at what is not whole, not well-formed or no message.</returns>
    public async ValueTask<SequencePosition> Take(ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        while (!IsClosing && TryHead(buffer, out var header))
        {
            var (body, rented) = Body(buffer.Slice(header.HeaderBytes, header.BodyBytes));
            try
            {
                if (!PublishPacket.TryRead(header.First, body, connection.IsMqtt5, out var packet) || !IsWithinLimits(packet))
                {
                    break;
                }

                await Take(packet, cancellationToken);
            }
            finally
            {
                if (rented is not null)
                {
                    ArrayPool<byte>.Shared.Return(rented);
                }
            }

            buffer = buffer.Slice(header.Bytes);
        }

        await Enter(cancellationToken);
        return buffer.Start;
    }

    private bool TryHead(in ReadOnlySequence<byte> buffer, out PacketHeader header)
    {
        try
        {
            return PacketHeader.TryRead(buffer, out header) && Wants(header.First)
                && header.Bytes <= Math.Min(buffer.Length, options.MaxPacketBytes);
        }
        catch (InvalidDataException)
        {
            header = default;
            return false;
        }
    }

    private static (ReadOnlyMemory<byte> Body, byte[]? Rented) Body(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
        {
            return (bytes.First, null);
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)bytes.Length);
        bytes.CopyTo(rented);
        return (rented.AsMemory(0, (int)bytes.Length), rented);
    }

    private bool IsWithinLimits(in PublishPacket packet) =>
        packet.Alias <= options.MaxTopicAliases && packet.Topic.Length <= PacketRules.MaxTopicLength;

    private async ValueTask Take(PublishPacket packet, CancellationToken cancellationToken)
    {
        if (packet.Qos > 0 && !connection.Owe())
        {
            throw new MqttProtocolViolationException("Too many answers were left unread.");
        }

        await AwaitTurn(connection.NextTurn(), cancellationToken);
        if (!connection.Unacknowledged.Wait(0, CancellationToken.None))
        {
            // Not read on: the line fills, and the device waits.
            await Enter(cancellationToken);
            await connection.Unacknowledged.WaitAsync(cancellationToken);
        }

        var speaker = connection.Device!;
        var topic = Resolve(packet);
        var isOwn = !packet.Retain && !speaker.Revoked && topic.Span.SequenceEqual(speaker.TelemetryTopic);
        var to = isOwn ? speaker.TelemetryTopicText : System.Text.Encoding.UTF8.GetString(topic.Span);
        var payload = new ReadOnlySequence<byte>(packet.Payload);
        PayloadResult result;
        try
        {
            if (!isOwn && UnitReception.IsFor(speaker, to))
            {
                await TakeUnits(speaker, packet, to, cancellationToken);
                return;
            }

            result = isOwn
                ? reception.JudgeOwn(speaker, payload)
                : await Judge(speaker, to, packet.Retain, payload, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Unavailable("The device registry does not answer", e);
            _group.Messages.Add(new TakenMessage(packet.PacketId, to, 0, NotJudged, IsFailure: true));
            return;
        }

        await Add(speaker, packet.PacketId, to, result, cancellationToken);
    }

    private async ValueTask TakeUnits(
        KnownDevice speaker, PublishPacket packet, string to, CancellationToken cancellationToken)
    {
        var payload = packet.Payload.ToArray(); // The packet's buffer is used again while the registry is asked.
        var judging = units.Judge(speaker, to, packet.Retain, payload.Length, cancellationToken);
        if (!judging.IsCompleted)
        {
            await Enter(cancellationToken);
        }

        var (unit, refusal) = await judging;
        if (refusal is not null)
        {
            _group.Messages.Add(new TakenMessage(packet.PacketId, to, 0, [refusal]));
            NoteRefused(speaker, to, refusal);
            return;
        }

        if (_group.Units.Count >= options.MaxUnitMessagesAtOnce || _unitBytes > options.MaxPacketBytes)
        {
            await Enter(cancellationToken);
        }

        _unitBytes += payload.Length;
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        _group.Units.Add((unit!.Value, new UnitMessage(speaker.DeviceId, to, payload, nowMs)));
        _group.Messages.Add(new TakenMessage(packet.PacketId, to, 0, [], IsUnits: true));
    }

    /// <summary>Who speaks for a unit that is not its own stands in its own radio log.</summary>
    private void NoteRefused(KnownDevice speaker, string to, Refusal refusal)
    {
        if (speaker.Unit is { } own)
        {
            unitIntake.Note(own.Id, new UnitMessageRefused(
                clock.GetUtcNow().ToUnixTimeMilliseconds(), PayloadText.Clean(to), refusal.Code.Wire, refusal.At, refusal.Reason));
        }
    }

    private async ValueTask<PayloadResult> Judge(
        KnownDevice speaker, string to, bool retain, ReadOnlySequence<byte> payload, CancellationToken cancellationToken)
    {
        var judging = reception.Judge(speaker, to, retain, payload, cancellationToken);
        if (!judging.IsCompleted)
        {
            // The registry is asked: what came before need not wait for its answer.
            await Enter(cancellationToken);
        }

        return await judging;
    }

    private async ValueTask Add(
        KnownDevice speaker, ushort packetId, string topic, PayloadResult result, CancellationToken cancellationToken)
    {
        var readings = result.Readings;
        if (readings.Count > 0)
        {
            await AwaitTurn(connection.NextTurn(readings.Count), cancellationToken);
            if (_group.Readings.Count + readings.Count > MaxGroupReadings)
            {
                await Enter(cancellationToken);
            }
        }

        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < readings.Count; i++)
        {
            _group.Readings.Add(Reception.ToAccepted(speaker, readings[i], nowMs));
        }

        _group.Messages.Add(new TakenMessage(packetId, topic, readings.Count, result.Refusals));
    }

    /// <summary>Whoever is too fast waits, and so does all that is behind: the line fills, and nothing is lost.</summary>
    private async ValueTask AwaitTurn(TimeSpan turn, CancellationToken cancellationToken)
    {
        if (turn > TimeSpan.Zero)
        {
            await Enter(cancellationToken);
            await Task.Delay(turn, clock, cancellationToken);
        }
    }

    private async ValueTask Enter(CancellationToken cancellationToken)
    {
        if (_group.Messages.Count == 0)
        {
            return;
        }

        if (connection.IsSilenced)
        {
            // What was not in the log when the device lost its credential is neither stored nor answered.
            connection.Unacknowledged.Release(_group.Messages.Count);
            _group.Drop();
            return;
        }

        var group = _group;
        _group = answers.NewGroup();
        _unitBytes = 0;
        var stored = group.Readings.Count == 0 ? Task.CompletedTask : await TryEnter(group.Readings, cancellationToken);
        group.Enter(group.Units.Count == 0 ? stored : Task.WhenAll(stored, await line.Enter(group.Units, CancellationToken.None)));
        answers.Add(group);
    }

    private async ValueTask<Task> TryEnter(List<AcceptedReading> readings, CancellationToken cancellationToken)
    {
        try
        {
            return await intake.Enter(readings, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Task.FromException(e);
        }
    }

    private ReadOnlyMemory<byte> Resolve(in PublishPacket packet)
    {
        if (packet.Alias == 0)
        {
            return packet.Topic;
        }

        if (packet.Topic.IsEmpty)
        {
            return _aliases.GetValueOrDefault(packet.Alias);
        }

        return _aliases[packet.Alias] = packet.Topic.ToArray();
    }
}
