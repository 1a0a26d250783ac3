using Azure.Core;
using Azure.Core.Pipeline;
using Request = Azure.Core.Request;

namespace CityTwin.Silo.Tests.Running;

/// <summary>The line to storage, which a test may cut for chosen blobs.</summary>
internal sealed class StorageLine : HttpPipelineTransport
{
    private readonly HttpClientTransport _inner = new();
    private volatile string? _cut;
    private volatile string? _unread;
    private volatile string? _counted;
    private int _reads;

    /// <summary>Until disposed, nothing is written whose path holds this text.</summary>
    public IDisposable Cut(string text)
    {
        _cut = text;
        return new Mending(() => _cut = null);
    }

    /// <summary>Until disposed, nothing is read whose path holds this text.</summary>
    public IDisposable CutReads(string text)
    {
        _unread = text;
        return new Mending(() => _unread = null);
    }

    /// <summary>Counts, from now on, what is read whose path holds this text.</summary>
    public Func<int> CountReads(string text)
    {
        (_counted, _reads) = (text, 0);
        return () => Volatile.Read(ref _reads);
    }

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Everything here is async.");

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        var cut = message.Request.Method == RequestMethod.Put ? _cut
            : message.Request.Method == RequestMethod.Get ? _unread
            : null;
        if (message.Request.Method == RequestMethod.Get && _counted is { } counted
            && Uri.UnescapeDataString(message.Request.Uri.Path).Contains(counted, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _reads);
        }

        return cut is not null && Uri.UnescapeDataString(message.Request.Uri.Path).Contains(cut, StringComparison.Ordinal)
            ? throw new IOException($"The line to {cut} is cut.")
            : _inner.ProcessAsync(message);
    }

    private sealed class Mending(Action mend) : IDisposable
    {
        public void Dispose() => mend();
    }
}
