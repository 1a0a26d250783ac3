using CityTwin.Cli.Orders;
using CityTwin.Cli.Progress;
using CityTwin.V1;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Cli.Replay.ServiceRequests;

/// <summary>Feeds recorded reports to the city in the order they came, so many times faster, and each once however often it is run.</summary>
/// <param name="factor">How many seconds of the recording pass in one of ours; null for as fast as they are taken.</param>
internal sealed class RequestFeed(
    RequestPlaces places, double? factor, Func<string, OrderSender> senderOf, TimeProvider clock)
{
    /// <summary>Reports fall due in steps of this much real time.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>How many of the recording's reports were no matters of a street.</summary>
    public int LeftOut { get; private set; }

    /// <param name="file">What the recording is called when a row is refused.</param>
    public async Task<ImportTally> Run(string file, IReadOnlyList<RecordedRequest> requests, IProgressStep step, CancellationToken stop)
    {
        List<(long AtMs, string Source, OrderRow Row)> queue =
        [
            .. requests.Index().Where(request => RequestCategories.Of(request.Item.Type) is not null)
                .OrderBy(request => request.Item.AtMs).ThenBy(request => request.Item.Id, StringComparer.Ordinal)
                .Select(request => (request.Item.AtMs, SourceOf(request.Item), new OrderRow(request.Index + 2, Report(request.Item), ""))),
        ];
        LeftOut = requests.Count - queue.Count;
        var tally = new ImportTally();
        var started = clock.GetTimestamp();
        for (var next = 0; next < queue.Count;)
        {
            var dueMs = factor is { } speed ? queue[0].AtMs + (clock.GetElapsedTime(started).TotalMilliseconds * speed) : double.MaxValue;
            var due = queue.Skip(next).Take(OrderSender.BatchSize).TakeWhile(item => item.AtMs <= dueMs).ToList();
            foreach (var source in due.GroupBy(item => item.Source))
            {
                await senderOf(source.Key).Send(file, [.. source.Select(item => item.Row)], tally, stop);
            }

            step.Report(next += due.Count, queue.Count);
            if (due.Count == 0)
            {
                await Task.Delay(Tick, clock, stop);
            }
        }

        return tally;
    }

    private static string SourceOf(RecordedRequest request) =>
        request.IsPatrol || request.Source is "Internal" or "System" ? "patrol" : request.Source == "Phone" ? "hotline" : "citizen";

    /// <summary>Its kind and where it was, and nothing else: rows of the recording have people's addresses.</summary>
    private ImportedReport Report(RecordedRequest request)
    {
        var place = places.Of(request);
        return new ImportedReport
        {
            Number = $"baltimore-{request.Id}",
            Category = RequestCategories.Of(request.Type),
            Longitude = place.Longitude,
            Latitude = place.Latitude,
            OccurredAt = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(request.AtMs)),
            Description = $"回放 {request.Type}",
        };
    }
}
