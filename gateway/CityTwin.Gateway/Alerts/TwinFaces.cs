using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Governance;
using CityTwin.Sensing;
using Microsoft.Extensions.Caching.Memory;

namespace CityTwin.Gateway.Alerts;

/// <summary>
/// Names and places of the twins alerts speak of. Kept for a while: they hardly change, and a storm raises many alerts
/// on few twins.
/// </summary>
internal sealed partial class TwinFaces(IClusterClient cluster, TimeProvider clock, ILogger<TwinFaces> log) : IDisposable
{
    /// <summary>Most faces kept.</summary>
    private const int MostKept = 50_000;

    /// <summary>Twins asked at once.</summary>
    private const int Parallelism = 16;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Those that could be learned. An alert without its twin's name is still an alert.</summary>
    public async Task<IReadOnlyDictionary<TwinId, TwinFace>> Of(IEnumerable<TwinId> twins, CancellationToken cancel)
    {
        var wanted = twins.Distinct().ToArray();
        var faces = await Bounded.Select(wanted, Parallelism, Of, cancel);
        return wanted.Zip(faces).Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second!);
    }

    public async Task<TwinFace?> Of(TwinId twin)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(twin, out (TwinFace? Face, DateTimeOffset Until) kept) && now < kept.Until)
        {
            return kept.Face;
        }

        try
        {
            var row = await Ask(twin);
            var face = row is null ? null : new TwinFace(row.Name, row.SensorKind, row.Position);
            _kept.Set(twin, (face, now + KeptFor), new MemoryCacheEntryOptions { Size = 1 });
            return face;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFaceless(twin, error.Message);
            return null;
        }
    }

    public void Dispose() => _kept.Dispose();

    private async Task<TwinRow?> Ask(TwinId twin) => twin.Kind switch
    {
        TwinKind.Sensor => (await cluster.GetGrain<ISensorGrain>(twin.Value).Get())?.Row,
        TwinKind.Cell => (await cluster.GetGrain<ICellGrain>(twin.Value).Get()).Row,
        TwinKind.Building => (await cluster.GetGrain<IBuildingGrain>(twin.Value).Get())?.Row,
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "The name and place of {Twin} could not be learned: {Why}")]
    private partial void LogFaceless(TwinId twin, string why);
}
