using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using CityTwin.City;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>
/// What evaluation needs of the orders that have left their boards: rows in blobs
/// <c>evaluated/{district}/{month of the report, UTC}/{number}</c>, so that a period reads its own months and no more. A row
/// may be there twice, when its board was not saved after it; whoever reads takes the later version.
/// </summary>
internal sealed class EvaluationArchive(BlobContainers containers, Serializer serializer)
{
    private const string Folder = "evaluated";

    /// <summary>About half a megabyte, rewritten while it fills.</summary>
    internal const int RowsPerBlob = 4_096;

    /// <summary>Adds orders that leave their board.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another activation adds to the same month: ask again.</exception>
    public async Task Keep(DivisionCode district, IEnumerable<WorkOrderView> orders, CancellationToken cancel)
    {
        foreach (var month in orders.GroupBy(order => MonthOf(order.ReportedAtMs)))
        {
            await Add(district, month.Key, [.. month.Select(EvaluatedRow.Of)], cancel);
        }
    }

    /// <summary>The orders of each month that a period touches, month by month: all of them are never in memory.</summary>
    public async IAsyncEnumerable<IReadOnlyCollection<EvaluatedRow>> Read(
        DivisionCode district, long fromMs, long toMs, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (first, last) = (MonthOf(fromMs), MonthOf(toMs));
        var rows = new Dictionary<WorkOrderId, EvaluatedRow>();
        var reading = "";
        await foreach (var name in Names($"{Folder}/{district}/", cancel))
        {
            var month = name.Split('/')[2];
            if (string.CompareOrdinal(month, first) < 0 || string.CompareOrdinal(month, last) > 0)
            {
                continue;
            }

            if (month != reading && rows.Count > 0)
            {
                yield return rows.Values;
                rows = [];
            }

            reading = month;
            foreach (var row in await Load(name, cancel) is { } found ? found.Rows : [])
            {
                if (!rows.TryGetValue(row.Order, out var other) || other.Version < row.Version)
                {
                    rows[row.Order] = row;
                }
            }
        }

        if (rows.Count > 0)
        {
            yield return rows.Values;
        }
    }

    private async Task Add(DivisionCode district, string month, IReadOnlyList<EvaluatedRow> added, CancellationToken cancel)
    {
        var folder = $"{Folder}/{district}/{month}/";
        var number = 1;
        await foreach (var name in Names(folder, cancel))
        {
            number = int.Parse(name[folder.Length..], CultureInfo.InvariantCulture);
        }

        for (var left = added; left.Count > 0; number++)
        {
            var name = NameOf(folder, number);
            var found = await Load(name, cancel);
            var held = found?.Rows ?? [];
            var room = Math.Max(0, RowsPerBlob - held.Length);
            if (room > 0)
            {
                var content = StateFormat.Write<EvaluatedRow[]>(serializer, [.. held, .. left.Take(room)]);
                await FencedBlob.Write(containers.State.GetBlobClient(name), content, found?.ETag, null, cancel);
                left = [.. left.Skip(room)];
            }
        }
    }

    private async Task<(EvaluatedRow[] Rows, ETag ETag)?> Load(string name, CancellationToken cancel) =>
        await FencedBlob.Read(containers.State.GetBlobClient(name), cancel) is { } found
            ? (StateFormat.Read<EvaluatedRow[]>(serializer, found.Content, name), found.ETag)
            : null;

    /// <summary>In ascending order, as storage lists them.</summary>
    private async IAsyncEnumerable<string> Names(
        string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in containers.State.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancel))
        {
            yield return blob.Name;
        }
    }

    private static string NameOf(string folder, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}{number:D6}");

    private static string MonthOf(long atMs) => DateTimeOffset.FromUnixTimeMilliseconds(atMs).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
