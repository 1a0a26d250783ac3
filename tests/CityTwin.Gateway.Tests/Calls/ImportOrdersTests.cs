using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.WorkOrders;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class ImportOrdersTests(ScriptedCity city)
{
    private V1.WorkOrderService.WorkOrderServiceClient Orders => new(city.Channel());

    [Fact]
    public async Task Each_report_is_taken_or_refused_by_itself_with_a_reason()
    {
        var answer = await Orders.ImportOrdersAsync(
            Of("hotline", Report("a1"), Report("a2", r => r.Category = "无照经营游商"), Report("a3", r => r.Category = "nonsense"),
                Report("a4", r => r.Longitude = 0), Report("a5", r => r.Urgency = "asap"), Report(""), Report("a1"),
                Report("a6", r => r.OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(1))),
                Report("a7", r => r.Description = new string('水', 2_001)), Report("a8", r => r.Longitude = 106.65)),
            city.As("operator", "500103"));

        answer.Outcomes.Select(outcome => (outcome.Number, outcome.Result)).ShouldBe(
        [
            ("a1", "taken"), ("a2", "taken"), ("a3", "refused"), ("a4", "refused"), ("a5", "refused"), ("", "refused"), ("a1", "refused"),
            ("a6", "refused"), ("a7", "refused"), ("a8", "refused"),
        ]);
        string[] reasons = ["", "", "category: ", "longitude: ", "urgency: ", "number: ", "'a1' is given twice", "occurred_at: ", "description: ", "outside the area"];
        foreach (var (outcome, reason) in answer.Outcomes.Zip(reasons))
        {
            outcome.Reason.ShouldContain(reason);
            (outcome.OrderId.Length > 0).ShouldBe(outcome.Result == "taken");
        }

        var order = city.Script.Orders[WorkOrderId.Parse(answer.Outcomes[1].OrderId)];
        (order.Source, order.Category, order.OccurredAtMs).ShouldBe((WorkOrderSource.Hotline, "M05001", 1_700_000_000_000));
        Encoding.UTF8.GetString(city.Script.Sealed[order.Reporter!.Commitment].Content).ShouldBe("市民 a2");
    }

    [Fact]
    public async Task A_number_is_one_order_whoever_sends_it_and_however_often_but_each_source_has_its_own()
    {
        var first = await One(Of("petition", Report("b1")), city.As("operator"));
        var again = await One(Of("petition", Report("b1", r => r.Description = "再次导入")), city.As("integrator"));
        (again.Result, again.OrderId).ShouldBe(("known", first.OrderId));
        var police = await One(Of("police", Report("b1")), city.As("operator"));
        (police.Result, police.OrderId == first.OrderId).ShouldBe(("taken", false));
    }

    [Fact]
    public async Task A_batch_that_makes_no_sense_is_refused_whole()
    {
        await Refused("source", Of("alert", Report("c1")));
        await Refused("source", Of("", Report("c1")));
        await Refused("reports", Of("hotline"));
        await Refused("reports", Of("hotline", [.. Enumerable.Range(0, 201).Select(i => Report($"c{i}"))]));
    }

    [Fact]
    public async Task It_is_there_over_rest()
    {
        using var answer = await city.Client("integrator").PostAsJsonAsync("/v1/orders:import", new
        {
            source = "hotline",
            reports = new[] { new { number = "d1", category = "M05001", longitude = 106.56, latitude = 29.56, occurredAt = "2026-07-01T08:00:00+08:00" } },
        });
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["outcomes"]![0]!["result"]!.GetValue<string>().ShouldBe("taken");
    }

    private static V1.ImportOrdersRequest Of(string source, params V1.ImportedReport[] reports) =>
        new() { Source = source, Reports = { reports } };

    private static V1.ImportedReport Report(string number, Action<V1.ImportedReport>? change = null)
    {
        var report = new V1.ImportedReport
        {
            Number = number, Category = "M05001", Longitude = 106.56, Latitude = 29.56, Description = "占道经营", Reporter = $"市民 {number}",
            OccurredAt = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000)),
        };
        change?.Invoke(report);
        return report;
    }

    private async Task<V1.ImportOutcome> One(V1.ImportOrdersRequest request, Metadata caller) =>
        (await Orders.ImportOrdersAsync(request, caller)).Outcomes.ShouldHaveSingleItem();

    private async Task Refused(string field, V1.ImportOrdersRequest request)
    {
        var refusal = await Should.ThrowAsync<RpcException>(async () => await Orders.ImportOrdersAsync(request, city.As("integrator")));
        (refusal.StatusCode, refusal.Status.Detail.StartsWith(field, StringComparison.Ordinal)).ShouldBe((StatusCode.InvalidArgument, true), refusal.Status.Detail);
    }
}
