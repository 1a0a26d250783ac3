using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace CityTwin.Benchmarks.Machine;

/// <summary>
/// The bytes of another .NET process's heap that are in use: it is asked, by its diagnostics port, for a full collection,
/// and says how large its heap is after it. Resident memory would count garbage that nobody had a reason to collect.
/// </summary>
internal static class LiveHeap
{
    /// <summary>Asking for a heap snapshot makes the runtime collect first.</summary>
    private const long CollectNow = 0x80_0000;

    /// <summary>The runtime's own way to begin a heap snapshot; its rundown at the end is not wanted.</summary>
    public static Task<long> Of(int pid) => Task.Run(() =>
    {
        var client = new DiagnosticsClient(pid);
        var provider = new EventPipeProvider(
            ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)ClrTraceEventParser.Keywords.GC | CollectNow);
        using var session = client.StartEventPipeSession([provider], requestRundown: false);
        using var source = new EventPipeEventSource(session.EventStream);
        var bytes = 0L;
        source.Clr.GCHeapStats += stats =>
        {
            if (bytes == 0)
            {
                bytes = stats.TotalHeapSize;
                // Stopping waits for the stream to be read to its end, which this thread does.
                _ = session.StopAsync(CancellationToken.None);
            }
        };
        source.Process();
        return bytes > 0 ? bytes : throw new InvalidOperationException($"Process {pid} did not say how large its heap is.");
    });
}
