using System.Diagnostics;
using CityTwin.City;
using Grpc.Core;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// Watches what districts' logs say of an area, and keeps the place of everything it was sent. When the stream ends it comes
/// back with its last token.
/// </summary>
internal abstract class LogWatcher<TUpdate>(DivisionCode area, Interruptions interruptions, TimeProvider clock) : ILogWatcher
    where TUpdate : class
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<long>> _seen = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _begun = Stopwatch.GetTimestamp();
    private TimeSpan _interrupted;
    private string _token = "";

    public DivisionCode Area => area;

    /// <summary>When it listens: what happens from here on it has to be sent.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Times that it came back after its own line was cut.</summary>
    public int Resumed { get; private set; }

    /// <summary>Times that the gateway ended its stream as it did not read for too long.</summary>
    public int TooSlow { get; private set; }

    /// <summary>Times that its stream ended for another reason.</summary>
    public int Broken { get; private set; }

    /// <summary>What the gateway said when it last ended the stream.</summary>
    public string LastEnd { get; private set; } = "";

    protected bool IsSteady => interruptions.Every is null;

    public IReadOnlyDictionary<string, IReadOnlyList<long>> Seen()
    {
        lock (_gate)
        {
            return _seen.ToDictionary(log => log.Key, log => (IReadOnlyList<long>)log.Value.ToArray());
        }
    }

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Read(stop);
            }
            catch (RpcException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException ended)
            {
                LastEnd = $"{ended.StatusCode}: {ended.Status.Detail}";
                // Who does not read cannot be told why either: then the gateway resets the stream.
                var wasSlow = ended.StatusCode is StatusCode.ResourceExhausted or StatusCode.Cancelled;
                TooSlow += wasSlow ? 1 : 0;
                Broken += wasSlow ? 0 : 1;
                await Task.Delay(ComeBackAfter, clock, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    protected abstract AsyncServerStreamingCall<TUpdate> Open(string resumeToken, CancellationToken stop);

    /// <summary>Where an update stands; its sequence is 0 for a sign of life.</summary>
    protected abstract (string District, long Sequence, string ResumeToken) PlaceOf(TUpdate update);

    protected virtual void Show(TUpdate update)
    {
    }

    private async Task Read(CancellationToken stop)
    {
        using var call = Open(_token, stop);
        while (await call.ResponseStream.MoveNext(stop))
        {
            Take(call.ResponseStream.Current);
            if (interruptions.Every is { } every && Stopwatch.GetElapsedTime(_begun) - _interrupted > every)
            {
                await Task.Delay(interruptions.For, clock, stop);
                _interrupted = Stopwatch.GetElapsedTime(_begun);
                if (interruptions.Cuts)
                {
                    Resumed++;
                    return;
                }
            }
        }
    }

    private void Take(TUpdate update)
    {
        var (district, sequence, token) = PlaceOf(update);
        _token = token;
        if (sequence > 0)
        {
            lock (_gate)
            {
                if (!_seen.TryGetValue(district, out var log))
                {
                    _seen[district] = log = [];
                }

                log.Add(sequence);
            }

            Show(update);
        }

        _ready.TrySetResult();
    }
}
