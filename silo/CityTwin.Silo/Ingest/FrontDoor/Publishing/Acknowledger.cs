using System.Buffers;
using CityTwin.Mqtt;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>
/// Answers one connection's messages in the order in which they came, each when it is in the synced log, and as many at
/// once as are.
/// </summary>
/// <param name="hangUp">Ends the connection once it is noticed: there is a message that must not be acknowledged.</param>
internal sealed class Acknowledger(
    DoorConnection connection, SharedOutput output, RefusalTeller teller, FrontDoorMeter meter, DoorLog log, Action hangUp)
{
    /// <summary>Groups kept for use again; a connection has few in flight at a time.</summary>
    private const int MaxSpares = 4;

    private static readonly IReadOnlyList<Refusal> NotStored =
        [new Refusal(RefusalCodes.StorageUnavailable, "The telemetry log does not take readings now.")];

    private static readonly IReadOnlyList<Refusal> NotTaken =
        [new Refusal(RefusalCodes.UnitUnavailable, "The unit's twin does not take messages now.")];

    private readonly Lock _gate = new();
    private readonly Queue<MessageGroup> _waiting = new();
    private readonly Stack<MessageGroup> _spares = new();
    private readonly ArrayBufferWriter<byte> _answers = new();
    private bool _isWorking;
    private volatile bool _isClosing;

    /// <summary>Nothing more is answered, so nothing more should be taken.</summary>
    public bool IsClosing => _isClosing;

    /// <summary>Completes when everything taken so far is answered. For whoever adds.</summary>
    public Task Idle { get; private set; } = Task.CompletedTask;

    /// <summary>An empty group.</summary>
    public MessageGroup NewGroup()
    {
        lock (_gate)
        {
            return _spares.TryPop(out var spare) ? spare : new MessageGroup();
        }
    }

    /// <summary>One caller at a time.</summary>
    public void Add(MessageGroup group)
    {
        lock (_gate)
        {
            _waiting.Enqueue(group);
            if (_isWorking)
            {
                return;
            }

            _isWorking = true;
        }

        Idle = Work();
    }

    private async Task Work()
    {
        while (Next() is { } group)
        {
            await group.Durable.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (messages, answers) = (0, 0);
            try
            {
                for (var done = group; done is not null; done = NextSynced())
                {
                    messages += done.Messages.Count;
                    answers += done.Messages.Count(message => message.PacketId != 0);
                    await Answer(done);
                    Remove();
                }

                await Send();
            }
            catch (Exception e)
            {
                // A gap among the answers would be worse than none: the device connects again and sends again.
                log.Unavailable("A message could not be answered", e);
                Close();
                return;
            }
            finally
            {
                connection.Answered(answers);
                connection.Unacknowledged.Release(messages);
            }
        }
    }

    private MessageGroup? Next()
    {
        lock (_gate)
        {
            _isWorking = _waiting.TryPeek(out var next);
            return next;
        }
    }

    private MessageGroup? NextSynced()
    {
        lock (_gate)
        {
            return _waiting.TryPeek(out var next) && next.Durable.IsCompleted ? next : null;
        }
    }

    private void Remove()
    {
        lock (_gate)
        {
            var group = _waiting.Dequeue();
            if (_spares.Count < MaxSpares)
            {
                group.Reset();
                _spares.Push(group);
            }
        }
    }

    private async ValueTask Answer(MessageGroup group)
    {
        var isStored = group.Durable.IsCompletedSuccessfully;
        if (isStored)
        {
            meter.Accepted(group.Entered);
        }
        else
        {
            log.Unavailable(
                group.Messages.Exists(message => message.IsUnits)
                    ? "A unit's twin does not take what its device says"
                    : "The telemetry log does not take readings",
                Failure(group.Durable));
        }

        foreach (var message in group.Messages)
        {
            var refusals = message.IsUnits ? NotTaken : NotStored;
            if (isStored || (message.Readings == 0 && !message.IsUnits))
            {
                await Answer(message, message.Refusals, message.Readings, message.IsFailure);
            }
            else if (message.PacketId == 0)
            {
                meter.Refused(refusals[0].Code.Wire);
            }
            else
            {
                await Answer(message, refusals, taken: 0, isFailure: true);
            }
        }
    }

    private async ValueTask Answer(TakenMessage message, IReadOnlyList<Refusal> refusals, int taken, bool isFailure)
    {
        var answer = refusals.Count == 0
            ? Acknowledgement.Success
            : await teller.Tell(connection, message.Topic, refusals, taken);
        if (isFailure && !connection.IsMqtt5)
        {
            // MQTT 3.1.1 has no way to say no: without an acknowledgement the device keeps the message and sends it
            // again. What came after it is not acknowledged either, for acknowledgements have an order.
            Close();
        }
        else if (message.PacketId != 0 && !_isClosing)
        {
            answer.Write(_answers, message.PacketId, connection.IsMqtt5);
        }
    }

    private static Exception Failure(Task task) => task.Exception?.GetBaseException() ?? new OperationCanceledException();

    private async ValueTask Send()
    {
        if (_answers.WrittenCount == 0)
        {
            return;
        }

        try
        {
            var sent = await output.Send(_answers.WrittenMemory, CancellationToken.None);
            if (sent.IsCompleted)
            {
                Close();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or OperationCanceledException)
        {
            // The line is gone: the device sends again what it has no answer for.
            Close();
        }
        finally
        {
            _answers.ResetWrittenCount();
        }
    }

    private void Close()
    {
        _isClosing = true;
        hangUp();
    }
}
