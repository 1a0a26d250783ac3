using System.Buffers;
using CityTwin.Ingest.Log;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Ledger.Spool;

/// <summary>Entries that go to disk in one frame, each as a ledger's blob frames it, and the completion all wait for.</summary>
internal sealed class SpoolBatch
{
    private readonly List<LoggedEvent> _entries = [];
    private readonly TaskCompletionSource _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<LoggedEvent> Entries => _entries;

    public Task Durable => _durable.Task;

    public void Add(IReadOnlyList<LoggedEvent> entries) => _entries.AddRange(entries);

    public byte[] Frame(long firstPosition, Serializer<LoggedEvent> serializer)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        buffer.Advance(buffer.GetSpan(LogFrame.HeaderBytes)[..LogFrame.HeaderBytes].Length);
        foreach (var entry in _entries)
        {
            ReadOnlyMemory<byte> bytes = serializer.SerializeToArray(entry);
            var length = LedgerFrame.BytesOf(bytes);
            LedgerFrame.Write(bytes.Span, buffer.GetSpan(length));
            buffer.Advance(length);
        }

        var frame = buffer.WrittenSpan.ToArray();
        LogFrame.Seal(frame, _entries.Count, firstPosition);
        return frame;
    }

    public void Complete() => _durable.TrySetResult();

    public void Fail(Exception error)
    {
        _durable.TrySetException(error);
        _ = _durable.Task.Exception; // It need not have been awaited.
    }
}
