using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using CityTwin.Benchmarks.Load;
using CityTwin.V1;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// Sends the reports of a plan, each at its time whether or not others have been answered. What there was no room for is sent
/// again under the same key, as an app or the hotline's system would.
/// </summary>
/// <param name="taken">Where the desk finds what was taken.</param>
internal sealed class Reporters(
    StormOptions options, CitizenLine citizens, Principal hotline, Sightings sightings, Outcomes outcomes,
    ChannelWriter<string> taken, TimeProvider clock)
{
    private const int MaxAttempts = 60;

    /// <summary>Reports on their way at once: past it one waits, and its time runs.</summary>
    private const int MaxOnTheWay = 512;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _room = new(MaxOnTheWay);
    private readonly WorkOrderService.WorkOrderServiceClient _orders = new(hotline.Channel);

    /// <summary>Answers when every report was answered.</summary>
    public async Task Run(IReadOnlyList<PlannedReport> plan)
    {
        // The hotline's system hands over, at the end of each of its intervals, what it was told in it.
        var batches = plan.Where(report => !report.ByCitizen)
            .GroupBy(report => Math.Floor(report.Due / options.HotlineEvery) + 1)
            .SelectMany(batch => batch.Chunk(200).Select(part => (Due: options.HotlineEvery * batch.Key, Part: part)));
        var jobs = plan.Where(report => report.ByCitizen).Select(report => (report.Due, Send: (Func<long, Task>)(due => Citizen(report, due))))
            .Concat(batches.Select(batch => (batch.Due, Send: (Func<long, Task>)(due => Hotline(batch.Part, due)))))
            .OrderBy(job => job.Due).ToList();
        var begun = Stopwatch.GetTimestamp();
        var sending = new List<Task>(jobs.Count);
        foreach (var (due, send) in jobs)
        {
            var left = due - Stopwatch.GetElapsedTime(begun);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock);
            }

            await _room.WaitAsync();
            sending.Add(InRoom(send(begun + (long)(due.TotalSeconds * Stopwatch.Frequency))));
        }

        await Task.WhenAll(sending);
        taken.Complete();
    }

    private async Task InRoom(Task sending)
    {
        try
        {
            await sending;
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task Citizen(PlannedReport report, long due)
    {
        sightings.Sent(report, due);
        for (var attempt = 1; ; attempt++)
        {
            var (order, again, why) = await citizens.Send(report);
            if (order is not null)
            {
                outcomes.CitizensUs.RecordValue(Since(due));
                Took(order, report);
                return;
            }

            if (!again || attempt == MaxAttempts)
            {
                outcomes.Refuse(why);
                return;
            }

            outcomes.SendAgain();
            await Task.Delay(AgainAfter, clock);
        }
    }

    private async Task Hotline(IReadOnlyList<PlannedReport> reports, long due)
    {
        foreach (var report in reports)
        {
            sightings.Sent(report, due);
        }

        for (var attempt = 1; reports.Count > 0; attempt++)
        {
            var request = new ImportOrdersRequest { Source = "hotline" };
            request.Reports.AddRange(reports.Select(ToProto));
            var answer = await _orders.ImportOrdersAsync(request, hotline.Token);
            var again = new List<PlannedReport>();
            foreach (var (report, outcome) in reports.Zip(answer.Outcomes))
            {
                if (outcome.OrderId.Length > 0)
                {
                    outcomes.HotlineUs.RecordValue(Since(due));
                    Took(outcome.OrderId, report);
                }
                else if (outcome.Result == "unavailable" && attempt < MaxAttempts)
                {
                    outcomes.SendAgain();
                    again.Add(report);
                }
                else
                {
                    outcomes.Refuse(outcome.Reason);
                }
            }

            reports = again;
            if (reports.Count > 0)
            {
                await Task.Delay(AgainAfter, clock);
            }
        }
    }

    private void Took(string order, PlannedReport report)
    {
        outcomes.Took(order, report.Number);
        taken.TryWrite(order); // What does not fit is the oldest: the desk looks at what is new.
    }

    private static long Since(long due) => Math.Max(1, (long)Stopwatch.GetElapsedTime(due).TotalMicroseconds);

    private static ImportedReport ToProto(PlannedReport report) => new()
    {
        Number = string.Create(CultureInfo.InvariantCulture, $"12345-{report.Number:D8}"),
        Category = report.Category,
        Longitude = report.Longitude,
        Latitude = report.Latitude,
        Description = report.Text,
        Reporter = "来电人",
    };
}
