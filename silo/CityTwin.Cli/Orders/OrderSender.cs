using CityTwin.Cli.Progress;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Cli.Orders;

/// <summary>Sends a file's reports in batches; what the city could not take just now is sent again a few times.</summary>
internal sealed class OrderSender(
    string source, bool exercise, Func<ImportOrdersRequest, CancellationToken, Task<ImportOrdersResponse>> send, TimeProvider clock)
{
    /// <summary>As many as the gateway takes in a request.</summary>
    internal const int BatchSize = 200;

    internal const int MaxAttempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <exception cref="CliException">The city refuses the batch, or does not answer.</exception>
    public async Task<ImportTally> Send(string file, IReadOnlyList<OrderRow> rows, IProgressStep step, CancellationToken stop)
    {
        var tally = new ImportTally();
        foreach (var row in rows.Where(row => row.Report is null))
        {
            tally.Refuse(file, row.Line, "", row.Why);
        }

        var done = tally.Refused;
        foreach (var batch in rows.Where(row => row.Report is not null).Chunk(BatchSize))
        {
            await Send(file, batch, tally, stop);
            step.Report(done += batch.Length, rows.Count);
        }

        return tally;
    }

    /// <param name="batch">At most <see cref="BatchSize"/>, all of which could be read.</param>
    /// <exception cref="CliException">The city refuses the batch, or does not answer.</exception>
    public async Task Send(string file, IReadOnlyList<OrderRow> batch, ImportTally tally, CancellationToken stop)
    {
        for (var attempt = 1; batch.Count > 0; attempt++)
        {
            var request = new ImportOrdersRequest { Source = source, Exercise = exercise };
            request.Reports.AddRange(batch.Select(row => row.Report!));
            var last = attempt == MaxAttempts;
            IReadOnlyList<ImportOutcome> outcomes;
            try
            {
                outcomes = (await send(request, stop)).Outcomes;
            }
            catch (RpcException e) when (!stop.IsCancellationRequested)
            {
                outcomes = !last && e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted
                    ? []
                    : throw new CliException($"{file}:{batch[0].Line}: the city did not take the rows from here on: {e.Status.Detail}");
            }

            batch = outcomes.Count == 0 ? batch : [.. batch.Zip(outcomes).Where(pair => !Count(file, pair.First, pair.Second, last, tally)).Select(pair => pair.First)];
            if (batch.Count > 0)
            {
                await Task.Delay(Pause * attempt, clock, stop);
            }
        }
    }

    /// <returns>Whether it is settled.</returns>
    private static bool Count(string file, OrderRow row, ImportOutcome outcome, bool last, ImportTally tally)
    {
        switch (outcome.Result)
        {
            case "taken":
                tally.Take();
                return true;
            case "known":
                tally.Know();
                return true;
            case "unavailable" when !last:
                return false;
            default:
                tally.Refuse(file, row.Line, outcome.Number, outcome.Reason);
                return true;
        }
    }
}
