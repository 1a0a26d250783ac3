using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

/// <summary>What would have changed something and was refused is on record.</summary>
[Collection(ScriptedCityTests.Name)]
public class AttemptTests(ScriptedCity city)
{
    private const string Words = "Zhang San, 13800000000";

    private V1.WorkOrderService.WorkOrderServiceClient Orders => new(city.Channel());

    [Fact]
    public async Task Illegal_stale_foreign_and_unknown_steps_are_on_record_with_who_and_what()
    {
        var order = NewOrder();
        await Refused(StatusCode.FailedPrecondition, async () => await Orders.CloseOrderAsync(new() { Step = Step(order) }, As()));
        await Refused(StatusCode.Aborted, async () => await Orders.RegisterOrderAsync(new() { Step = Step(order, 2) }, As()));
        await Refused(StatusCode.NotFound, async () => await Orders.RegisterOrderAsync(new() { Step = Step(order) }, As("500104")));
        await Refused(
            StatusCode.InvalidArgument,
            async () => await Orders.ExtendOrderAsync(new() { Step = Step(order), Stage = Words }, As()));

        var attempts = (await Listed()).Where(attempt => attempt.Target == order).ToArray();
        attempts.Select(attempt => (attempt.Rpc.Split('/')[1], attempt.Code, attempt.Area)).ShouldBe(
        [
            ("ExtendOrder", "INVALID_ARGUMENT", "500103"), ("RegisterOrder", "NOT_FOUND", "500104"),
            ("RegisterOrder", "ABORTED", "500103"), ("CloseOrder", "FAILED_PRECONDITION", "500103"),
        ]);
        attempts.ShouldAllBe(attempt => attempt.Principal == "test-dispatcher" && attempt.Roles.Single() == "dispatcher");
        attempts[3].Why.ShouldBe($"Order {order} is reported.");
        attempts[0].Why.ShouldStartWith("stage: '…' is none of overall");
    }

    [Fact]
    public async Task Whoever_lacks_the_role_is_on_record_over_grpc_and_rest()
    {
        var order = NewOrder();
        await Refused(
            StatusCode.PermissionDenied,
            async () => await Orders.CloseOrderAsync(new() { Step = Step(order) }, city.As("auditor", TinyCity.Street)));
        using var answer = await city.Client("grid-member", TinyCity.Street).PostAsJsonAsync($"/v1/orders/{order}:close", new { });
        ((int)answer.StatusCode).ShouldBe(403);

        var newest = (await Listed()).Take(2).ToArray();
        newest.ShouldAllBe(attempt => attempt.Rpc == "citytwin.v1.WorkOrderService/CloseOrder" && attempt.Code == "PERMISSION_DENIED");
        newest.Select(attempt => (attempt.Principal, attempt.Target)).ShouldBe([("test-grid-member", order), ("test-auditor", "")]);
        newest[0].Why.ShouldContain("dispatcher, commander, admin");
    }

    [Fact]
    public async Task Nothing_that_was_sent_is_on_record_but_the_targets_id()
    {
        var report = new V1.ReportOrderRequest
        {
            RequestId = Words, Source = "citizen", Category = Words, Longitude = 106.5512345, Latitude = 29.5512345,
            Description = Words, Reporter = Words,
        };
        await Refused(StatusCode.InvalidArgument, async () => await Orders.ReportOrderAsync(report, As()));
        report.Source = Words + new string('x', 900);
        await Refused(StatusCode.InvalidArgument, async () => await Orders.ReportOrderAsync(report, As()));
        await Refused(
            StatusCode.InvalidArgument,
            async () => await Orders.CloseOrderAsync(new() { Step = new V1.OrderStep { Id = Words, Note = Words } }, As()));
        (report.Source, report.Category, report.Longitude) = ("citizen", "M04006", 1.2345678);
        await Refused(StatusCode.InvalidArgument, async () => await Orders.ReportOrderAsync(report, As()));

        (await Listed())[0].Why.ShouldBe("longitude: …, … lies in no cell of this city.");
        var files = string.Concat(Directory.GetFiles(city.AuditFolder, "*.jsonl").Select(Read));
        foreach (var text in new[] { "Zhang", "1380000", "106.55", "29.55", "1.2345678", "xxxx" })
        {
            files.ShouldNotContain(text);
        }
    }

    [Fact]
    public async Task What_only_reads_is_not_on_record_and_neither_is_what_succeeded()
    {
        var order = NewOrder();
        await Refused(
            StatusCode.NotFound, async () => await Orders.GetOrderAsync(new() { Id = order }, city.As("dispatcher", "500104")));
        await Orders.RegisterOrderAsync(new() { Step = Step(order) }, As());

        (await Listed()).ShouldNotContain(attempt => attempt.Target == order);
    }

    [Fact]
    public async Task An_auditor_sees_the_attempts_of_his_area_and_on_it_and_no_others()
    {
        var (own, foreign) = (NewOrder(), NewOrder("500104001001001"));
        await Refused(StatusCode.FailedPrecondition, async () => await Orders.CloseOrderAsync(new() { Step = Step(own) }, As()));
        await Refused(StatusCode.FailedPrecondition, async () => await Orders.CloseOrderAsync(new() { Step = Step(own) }, As("50")));
        await Refused(StatusCode.NotFound, async () => await Orders.CloseOrderAsync(new() { Step = Step(foreign) }, As()));
        await Refused(StatusCode.FailedPrecondition, async () => await Orders.CloseOrderAsync(new() { Step = Step(foreign) }, As("500104")));

        var seen = (await Listed("500103")).Where(attempt => attempt.Target == own || attempt.Target == foreign);
        seen.Select(attempt => (attempt.Target, attempt.Area)).ShouldBe([(foreign, "500103"), (own, "50"), (own, "500103")]);
        (await Listed("500104")).ShouldNotContain(attempt => attempt.Target == own);
    }

    [Fact]
    public async Task Attempts_are_listed_newest_first_page_by_page_and_by_what_is_asked()
    {
        var order = NewOrder();
        for (var i = 0; i < 7; i++)
        {
            await Refused(StatusCode.FailedPrecondition, async () => await Orders.CloseOrderAsync(new() { Step = Step(order) }, As()));
        }

        var governance = new V1.GovernanceService.GovernanceServiceClient(city.Channel());
        var request = new V1.ListAttemptsRequest { PageSize = 3, Principal = "test-dispatcher", Code = "FAILED_PRECONDITION" };
        var listed = new List<V1.Attempt>();
        do
        {
            var page = await governance.ListAttemptsAsync(request, city.As("admin"));
            page.Attempts.Count.ShouldBeLessThanOrEqualTo(3);
            listed.AddRange(page.Attempts);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        listed.Count(attempt => attempt.Target == order).ShouldBe(7);
        listed.Select(attempt => attempt.Sequence).ShouldBe(listed.Select(attempt => attempt.Sequence).OrderDescending());
        listed.ShouldAllBe(attempt => attempt.Code == "FAILED_PRECONDITION");
        request.Rpc = "citytwin.v1.WorkOrderService/MergeOrder";
        (await governance.ListAttemptsAsync(request, city.As("admin"))).Attempts.ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<V1.Attempt>> Listed(string area = "50") =>
        (await new V1.GovernanceService.GovernanceServiceClient(city.Channel()).ListAttemptsAsync(
            new V1.ListAttemptsRequest { PageSize = 1_000 }, city.As("auditor", area))).Attempts;

    private static string NewOrder(string cell = TinyCity.Cell) => $"order:{cell}:k{Guid.CreateVersion7():N}"[..^2];

    private static V1.OrderStep Step(string order, int version = 0) =>
        new() { Id = order, ExpectedVersion = version, RequestId = "again" };

    private Metadata As(string area = "500103") => city.As("dispatcher", area);

    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static async Task Refused(StatusCode code, Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(code);
}
