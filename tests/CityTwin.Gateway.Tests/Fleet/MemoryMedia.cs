using System.Collections.Concurrent;
using CityTwin.Gateway.Fleet.Media;

namespace CityTwin.Gateway.Tests.Fleet;

/// <summary>The container <c>media</c> in memory.</summary>
internal sealed class MemoryMedia : IMediaStore
{
    public ConcurrentDictionary<string, (byte[] Bytes, string MediaType, bool IsSimulated)> Objects { get; } = [];

    /// <summary>Completes when the first block of anything has come.</summary>
    public TaskCompletionSource FirstBlock { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IMediaWriter Write(string key) => new Writer(this, key);

    public Task<Stream?> Read(string key, CancellationToken stop) =>
        Task.FromResult<Stream?>(Objects.TryGetValue(key, out var found) ? new MemoryStream(found.Bytes) : null);

    private sealed class Writer(MemoryMedia store, string key) : IMediaWriter
    {
        private readonly MemoryStream _bytes = new();

        public async Task Append(ReadOnlyMemory<byte> block, CancellationToken stop)
        {
            await _bytes.WriteAsync(block, stop);
            store.FirstBlock.TrySetResult();
        }

        public Task<bool> Commit(string mediaType, bool isSimulated, string sha256, CancellationToken stop) => Task.FromResult(
            store.Objects.TryAdd(key, (_bytes.ToArray(), mediaType, isSimulated))
            || store.Objects[key].Bytes.AsSpan().SequenceEqual(_bytes.ToArray()));
    }
}
