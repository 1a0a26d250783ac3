using System.Text.Json;
using CityTwin.Benchmarks.Load;
using CityTwin.City;
using CityTwin.V1;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// What the districts' logs have, as their signed heads cover it: the truth that everything else is held against.
/// </summary>
internal sealed class WrittenLog
{
    private readonly Dictionary<string, List<(long Sequence, string Entity, string Type)>> _byDistrict = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    private WrittenLog()
    {
    }

    public int Count => _byDistrict.Values.Sum(log => log.Count);

    /// <summary>Reads the logs once their heads cover at least these many entries each.</summary>
    /// <exception cref="TimeoutException">They do not in time.</exception>
    public static async Task<WrittenLog> Read(
        Principal auditor, IReadOnlyDictionary<string, long> atLeast, TimeSpan patience, TimeProvider clock)
    {
        var written = new WrittenLog();
        var ledgers = new LedgerService.LedgerServiceClient(auditor.Channel);
        foreach (var (district, size) in atLeast)
        {
            var from = clock.GetTimestamp();
            while ((await ledgers.GetHeadAsync(new GetHeadRequest { District = district }, auditor.Token)).Head is not { } head || head.Size < size)
            {
                if (clock.GetElapsedTime(from) > patience)
                {
                    throw new TimeoutException($"The ledger of {district} did not sign its first {size} entries within {patience}.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), clock);
            }

            await written.Export(ledgers, auditor, district);
        }

        return written;
    }

    public bool HasReport(string order) => _reported.Contains(order);

    /// <summary>Reports that the log has of an area, those of alerts among them.</summary>
    public int ReportsIn(DivisionCode area) => _reported.Count(order => IsIn(order, area));

    /// <summary>The events of an area's orders or alerts, by district.</summary>
    /// <param name="kind"><c>order</c> or <c>alert</c>.</param>
    public IReadOnlyDictionary<string, long[]> Of(string kind, DivisionCode area) => _byDistrict.ToDictionary(
        log => log.Key,
        log => log.Value
            .Where(entry => entry.Entity.StartsWith(kind, StringComparison.Ordinal) && IsIn(entry.Entity, area))
            .Select(entry => entry.Sequence).ToArray());

    /// <summary>An entity's id begins with its kind and the code of its cell.</summary>
    private static bool IsIn(string entity, DivisionCode area) =>
        entity.AsSpan(entity.IndexOf(':', StringComparison.Ordinal) + 1).StartsWith(area.Value);

    private async Task Export(LedgerService.LedgerServiceClient ledgers, Principal auditor, string district)
    {
        var log = _byDistrict[district] = [];
        using var call = ledgers.ExportLog(new ExportLogRequest { District = district }, auditor.Token);
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            foreach (var line in call.ResponseStream.Current.Lines)
            {
                using var json = JsonDocument.Parse(line);
                var entry = (
                    Sequence: json.RootElement.GetProperty("sequence").GetInt64(),
                    Entity: json.RootElement.GetProperty("entity").GetString()!,
                    Type: json.RootElement.GetProperty("type").GetString()!);
                if (entry.Sequence != log.Count + 1)
                {
                    throw new InvalidOperationException($"The log of {district} goes on with {entry.Sequence} after {log.Count}.");
                }

                log.Add(entry);
                if (entry.Type == "order.reported")
                {
                    _reported.Add(entry.Entity);
                }
            }
        }
    }
}
