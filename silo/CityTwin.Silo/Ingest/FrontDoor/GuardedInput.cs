using System.Buffers;
using System.IO.Pipelines;
using CityTwin.Ingest.FrontDoor.Publishing;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// A connection's input with the fixed header of every packet looked at before anyone takes it. Lane and broker consume
/// whole packets only, so what is read always begins with a header.
/// </summary>
internal sealed class GuardedInput(
    PipeReader input, DoorConnection connection, PublishLane lane, FrontDoorOptions options, TimeProvider clock,
    Func<Breach, Task> onBroken)
    : PipeReader
{
    private static readonly ReadResult End = new(ReadOnlySequence<byte>.Empty, isCanceled: false, isCompleted: true);

    private static readonly ReadResult Ping = new(new ReadOnlySequence<byte>([0xC0, 0x00]), isCanceled: false, isCompleted: false);

    /// <summary>Well below half of the shortest keep-alive there is, so that a device that keeps to its own is never cut.</summary>
    private static readonly TimeSpan VouchEvery = TimeSpan.FromMilliseconds(250);

    private bool _broken;
    private bool _vouching;
    private long _vouchedAt;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (!_broken)
        {
            var result = await input.ReadAsync(cancellationToken);
            if (lane.IsClosing)
            {
                return HangUp(result);
            }

            if (result.Buffer.IsEmpty)
            {
                return result;
            }

            if (connection.IsSilenced)
            {
                // The line stays open for what it is about to be told; whoever silenced it ends it.
                input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return HangUp();
                }

                continue;
            }

            if (Look(result.Buffer, out var isWhole) is { } breach)
            {
                _broken = true;
                input.AdvanceTo(result.Buffer.End);
                await onBroken(breach);
                await Drain();
                return End;
            }

            if (!isWhole && result.IsCompleted)
            {
                // The rest of the packet will never come, and the broker would wait for it for ever.
                return HangUp(result);
            }

            if (!lane.Wants(result.Buffer.FirstSpan[0]))
            {
                return result;
            }

            if (!isWhole)
            {
                input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
            else if (await Express(result, cancellationToken) is { } forBroker)
            {
                return forBroker;
            }
        }

        return End;
    }

    public override bool TryRead(out ReadResult result) =>
        throw new NotSupportedException("The broker waits for its packets.");

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // A broken connection's bytes were given back when it broke, and the broker has none of them.
        if (!_broken && !_vouching)
        {
            input.AdvanceTo(consumed, examined);
        }

        _vouching = false;
    }

    public override void CancelPendingRead() => input.CancelPendingRead();

    public override void Complete(Exception? exception = null) => input.Complete(exception);

    /// <summary>Has the lane take what it can.</summary>
    /// <returns>What the broker has to see of it, if anything.</returns>
    private async ValueTask<ReadResult?> Express(ReadResult result, CancellationToken cancellationToken)
    {
        var taken = await lane.Take(result.Buffer, cancellationToken);
        if (lane.IsClosing)
        {
            return HangUp(result);
        }

        if (connection.IsSilenced)
        {
            input.AdvanceTo(result.Buffer.End);
            return null;
        }

        if (taken.Equals(result.Buffer.Start))
        {
            // It is not well-formed, and for the broker to refuse: after the answers to what was.
            await lane.Idle.WaitAsync(cancellationToken);
            return result;
        }

        input.AdvanceTo(taken);
        return _vouchedAt == 0 || clock.GetElapsedTime(_vouchedAt) > VouchEvery ? Vouch() : null;
    }

    /// <summary>The broker does not see the messages the lane takes, and measures by packets whether the device lives.</summary>
    private ReadResult Vouch()
    {
        _vouchedAt = clock.GetTimestamp();
        _vouching = true;
        connection.Vouch();
        return Ping;
    }

    private ReadResult HangUp(in ReadResult result)
    {
        input.AdvanceTo(result.Buffer.End);
        return HangUp();
    }

    private ReadResult HangUp()
    {
        _broken = true;
        return End;
    }

    private Breach? Look(in ReadOnlySequence<byte> buffer, out bool isWhole)
    {
        isWhole = false;
        var isKnown = connection.IsAdmitted;
        if (!isKnown && buffer.FirstSpan[0] != PacketHeader.Connect)
        {
            return new Breach("The first packet is no CONNECT.");
        }

        try
        {
            var isHead = PacketHeader.TryRead(buffer, out var header);
            isWhole = isHead && buffer.Length >= header.Bytes;
            connection.Received(isWhole);
            var limit = isKnown ? options.MaxPacketBytes : options.MaxConnectBytes;
            return isHead && header.Bytes > limit ? Breach.TooLarge(header, limit, buffer) : null;
        }
        catch (InvalidDataException e)
        {
            return new Breach(e.Message);
        }
    }

    /// <summary>
    /// A line that is closed with bytes on it is reset, and the device might lose what it was told: so some of them are
    /// thrown away, and the rest is not read while the device has time to listen.
    /// </summary>
    private async Task Drain()
    {
        using var limit = new CancellationTokenSource(options.PartWithin, clock);
        try
        {
            for (long drained = 0; drained < options.MaxDrainedBytes;)
            {
                var result = await input.ReadAsync(limit.Token);
                drained += result.Buffer.Length;
                input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted || result.IsCanceled)
                {
                    return;
                }
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, clock, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The line is gone or was cut: there is nobody to be polite to.
        }
    }
}
