using System.Buffers;
using System.IO.Pipelines;
using MQTTnet.Exceptions;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>
/// A connection's output, written to by the broker and by the door: each packet goes out whole. What the broker writes
/// is kept apart until it flushes.
/// </summary>
internal sealed class SharedOutput(PipeWriter output) : PipeWriter
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ArrayBufferWriter<byte> _brokers = new();

    public override Memory<byte> GetMemory(int sizeHint = 0) => _brokers.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _brokers.GetSpan(sizeHint);

    public override void Advance(int bytes) => _brokers.Advance(bytes);

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var result = await Send(_brokers.WrittenMemory, cancellationToken);
        _brokers.ResetWrittenCount();
        return result;
    }

    public override ValueTask<FlushResult> WriteAsync(
        ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) => Send(source, cancellationToken);

    /// <summary>Completes when the line has room for more.</summary>
    /// <exception cref="InvalidOperationException">The broker has ended the connection.</exception>
    public async ValueTask<FlushResult> Send(ReadOnlyMemory<byte> packets, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await output.WriteAsync(packets, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void CancelPendingFlush() => output.CancelPendingFlush();

    /// <summary>
    /// An exception makes the line drop what it has not sent yet. Whoever was told to go, and whoever still listens, is
    /// to have it; only who broke the protocol is not.
    /// </summary>
    public override void Complete(Exception? exception = null) =>
        output.Complete(exception is OperationCanceledException or MqttCommunicationException ? null : exception);
}
