using Azure.Core;
using Azure.Core.Pipeline;
using Request = Azure.Core.Request;

namespace CityTwin.Silo.Tests.Running;

/// <summary>The line to storage, which a test may cut for chosen blobs.</summary>
internal sealed class StorageLine : HttpPipelineTransport
{
    private readonly HttpClientTransport _inner = new();
    private volatile string? _cut;

    /// <summary>Until disposed, nothing is written whose path holds this text.</summary>
    public IDisposable Cut(string text)
    {
        _cut = text;
        return new Mending(this);
    }

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Everything here is async.");

    public override ValueTask ProcessAsync(HttpMessage message) =>
        _cut is { } cut && message.Request.Method == RequestMethod.Put
            && Uri.UnescapeDataString(message.Request.Uri.Path).Contains(cut, StringComparison.Ordinal)
            ? throw new IOException($"The line to {cut} is cut.")
            : _inner.ProcessAsync(message);

    private sealed class Mending(StorageLine line) : IDisposable
    {
        public void Dispose() => line._cut = null;
    }
}
