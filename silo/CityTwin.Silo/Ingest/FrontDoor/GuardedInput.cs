using System.Buffers;
using System.IO.Pipelines;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// A connection's input with the fixed header of every packet looked at before the broker sees it. The broker consumes
/// whole packets only, so what is read always begins with a header.
/// </summary>
internal sealed class GuardedInput(
    PipeReader input, DoorConnection connection, FrontDoorOptions options, Func<DoorConnection, string, Task> onBroken)
    : PipeReader
{
    /// <summary>Bytes thrown away, so that the device reads why it is disconnected before its line is reset.</summary>
    private const int MaxDrainedBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(1);

    private static readonly ReadResult End = new(ReadOnlySequence<byte>.Empty, isCanceled: false, isCompleted: true);

    private bool _broken;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_broken)
        {
            return End;
        }

        var result = await input.ReadAsync(cancellationToken);
        if (result.Buffer.IsEmpty || Complaint(result.Buffer) is not { } complaint)
        {
            return result;
        }

        _broken = true;
        input.AdvanceTo(result.Buffer.End);
        await onBroken(connection, complaint);
        await Drain();
        return End;
    }

    public override bool TryRead(out ReadResult result) =>
        throw new NotSupportedException("The broker waits for its packets.");

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // A broken connection's bytes were given back when it broke, and the broker has none of them.
        if (!_broken)
        {
            input.AdvanceTo(consumed, examined);
        }
    }

    public override void CancelPendingRead() => input.CancelPendingRead();

    public override void Complete(Exception? exception = null) => input.Complete(exception);

    private string? Complaint(in ReadOnlySequence<byte> buffer)
    {
        var isKnown = connection.IsAdmitted;
        if (!isKnown && buffer.FirstSpan[0] != PacketHeader.Connect)
        {
            return "the first packet is no CONNECT";
        }

        try
        {
            var isHead = PacketHeader.TryRead(buffer, out var header);
            connection.Received(isHead && buffer.Length >= header.Bytes);
            var limit = isKnown ? options.MaxPacketBytes : options.MaxConnectBytes;
            return isHead && header.Bytes > limit ? $"a packet of {header.Bytes} bytes is above the limit of {limit}" : null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    private async Task Drain()
    {
        using var limit = new CancellationTokenSource(DrainWithin);
        try
        {
            for (long drained = 0; drained < MaxDrainedBytes;)
            {
                var result = await input.ReadAsync(limit.Token);
                drained += result.Buffer.Length;
                input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted || result.IsCanceled)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The line is gone or was cut: there is nobody to be polite to.
        }
    }
}
