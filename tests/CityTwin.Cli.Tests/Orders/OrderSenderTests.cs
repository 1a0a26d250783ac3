using CityTwin.Cli.Orders;
using CityTwin.Cli.Progress;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Cli.Tests.Orders;

public class OrderSenderTests
{
    [Fact]
    public async Task Everything_is_sent_in_batches_and_counted_by_what_became_of_it()
    {
        var sizes = new List<int>();
        var tally = await Send(450, request =>
        {
            sizes.Add(request.Reports.Count);
            return Answer(request, number => number % 100 == 0 ? "refused" : number % 2 == 0 ? "known" : "taken");
        });
        sizes.ShouldBe([200, 200, 50]);
        (tally.Taken, tally.Known, tally.Refused).ShouldBe((225, 220, 6));
        tally.Told[0].ShouldBe("f.csv:999: it cannot be read.");
        tally.Told[1].ShouldBe("f.csv:2: 0: because");
        tally.ToString().ShouldBe("225 taken, 220 known before, 6 refused.");
    }

    [Fact]
    public async Task What_could_not_be_taken_just_now_is_sent_again_and_nothing_else_is()
    {
        var sent = new List<string[]>();
        var tally = await Send(3, request =>
        {
            sent.Add([.. request.Reports.Select(report => report.Number)]);
            return Answer(request, number => number == 1 && sent.Count < 3 ? "unavailable" : "taken");
        });
        sent.ShouldBe([["0", "1", "2"], ["1"], ["1"]]);
        (tally.Taken, tally.Refused).ShouldBe((3, 1));
    }

    [Fact]
    public async Task It_is_not_sent_for_ever()
    {
        var calls = 0;
        var tally = await Send(1, request =>
        {
            calls++;
            return Answer(request, _ => "unavailable");
        });
        (calls, tally.Refused).ShouldBe((5, 2));

        calls = 0;
        (await Should.ThrowAsync<CliException>(() => Send(1, _ =>
        {
            calls++;
            throw new RpcException(new Status(StatusCode.Unavailable, "not just now"));
        }))).Message.ShouldBe("f.csv:2: the city did not take the rows from here on: not just now");
        calls.ShouldBe(5);
        await Should.ThrowAsync<CliException>(() => Send(1, _ => throw new RpcException(new Status(StatusCode.PermissionDenied, "no"))));
    }

    private static ImportOrdersResponse Answer(ImportOrdersRequest request, Func<int, string> result)
    {
        var answer = new ImportOrdersResponse();
        answer.Outcomes.AddRange(request.Reports.Select(report => new ImportOutcome
        {
            Number = report.Number, Result = result(int.Parse(report.Number, System.Globalization.CultureInfo.InvariantCulture)), Reason = "because",
        }));
        return answer;
    }

    /// <summary>So many rows and one that cannot be read, on a clock whose pauses are over at once.</summary>
    private static Task<ImportTally> Send(int rows, Func<ImportOrdersRequest, ImportOrdersResponse> city)
    {
        var sender = new OrderSender("hotline", false, (request, _) => Task.FromResult(city(request)), new HurriedClock());
        OrderRow[] all =
        [
            .. Enumerable.Range(0, rows).Select(i => new OrderRow(i + 2, new ImportedReport { Number = $"{i}" }, "")),
            new OrderRow(999, null, "it cannot be read."),
        ];
        return sender.Send("f.csv", all, new NoStep(), TestContext.Current.CancellationToken);
    }

    private sealed class NoStep : IProgressStep
    {
        public void Report(int done, int total)
        {
        }

        public void Skip(string why)
        {
        }
    }

    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
