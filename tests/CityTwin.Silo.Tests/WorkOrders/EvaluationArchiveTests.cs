using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Silo.Tests.Running;
using CityTwin.Storage;
using CityTwin.WorkOrders;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace CityTwin.Silo.Tests.WorkOrders;

/// <summary>Orders that have left their board are still counted.</summary>
public class EvaluationArchiveTests(SiloCluster silos) : ClusterTest(silos)
{
    private const long Day = 86_400_000L;

    [Fact]
    public async Task An_evaluation_counts_an_order_once_whether_it_has_left_the_board_or_not()
    {
        var log = Client.GetGrain<IDistrictLogGrain>("500871");
        await log.Append([Closed("a", Noon), Closed("b", Noon - (40 * Day)), Closed("exercise", Noon, exercise: true)]);
        (await Rows(log, Noon - (60 * Day))).ShouldBe([("2023-10", 1), ("2023-11", 1)]);

        // Later events let them go, and a board that is saved has archived what left it.
        await log.Append([.. Enumerable.Range(1, 1_000).Select(i => Closed($"later{i}", Noon + (32 * Day)))]);

        (await Rows(log, Noon - (60 * Day))).ShouldBe([("2023-10", 1), ("2023-11", 1), ("2023-12", 1_000)]);
        (await Rows(log, Noon - Day)).ShouldBe([("2023-11", 1), ("2023-12", 1_000)]);
        (await log.ListOrders(new WorkOrderQuery(Max: 2_000))).Orders.Count.ShouldBe(1_000, "the others have left");
    }

    [Fact]
    public async Task A_row_that_is_kept_twice_is_read_once_in_its_later_version()
    {
        var archive = await Archive();
        var district = DivisionCode.Parse("500872");
        var order = Closed("again", Noon).Order!;
        await archive.Keep(district, [order], CancellationToken.None);
        await archive.Keep(district, [order, order with { Version = 9, Rating = 4 }], CancellationToken.None);
        var row = (await Read(archive, district)).ShouldHaveSingleItem();
        (row.Version, row.ToOrder().Rating).ShouldBe((9, 4));
        row.ToOrder().ShouldBe(EvaluatedOrder.Of(order) with { Rating = 4 }, "nothing that evaluation looks at is lost");
    }

    [Fact]
    public async Task A_month_of_more_orders_than_a_blob_holds_is_read_whole()
    {
        var archive = await Archive();
        var district = DivisionCode.Parse("500873");
        var order = Closed("many", Noon).Order!;
        WorkOrderView[] many = [.. Enumerable.Range(0, EvaluationArchive.RowsPerBlob + 10).Select(i => order with { Id = WorkOrderId.Create(Cell, $"m{i}") })];
        await archive.Keep(district, many[..^5], CancellationToken.None);
        await archive.Keep(district, many[^5..], CancellationToken.None);
        (await Read(archive, district)).Select(row => row.Order).ShouldBe(many.Select(one => one.Id), ignoreOrder: true);
    }

    private static async Task<IReadOnlyList<(string Month, int Reported)>> Rows(IDistrictLogGrain log, long fromMs) =>
    [
        .. (await log.Evaluate(new EvaluationRequest(EvaluationBy.Month, fromMs, Noon + (60 * Day), Noon + (60 * Day), "Etc/UTC")))
            .Rows.Select(row => (row.Key, row.Reported)),
    ];

    private static async Task<IReadOnlyList<EvaluatedRow>> Read(EvaluationArchive archive, DivisionCode district)
    {
        var found = new List<EvaluatedRow>();
        await foreach (var month in archive.Read(district, Noon - Day, Noon + Day, CancellationToken.None))
        {
            found.AddRange(month);
        }

        return found;
    }

    private async Task<EvaluationArchive> Archive() => new(
        await Silos.Containers(), Client.ServiceProvider.GetRequiredService<Serializer>());

    private LoggedEvent Closed(string serial, long atMs, bool exercise = false)
    {
        var cell = DivisionCode.Parse("500871001001001");
        var order = new WorkOrderView
        {
            Id = WorkOrderId.Create(cell, serial), Version = 1, CorrelationId = serial, Category = "M04006", Cell = cell, Lead = cell.Street,
            State = WorkOrderState.Closed, ReportedAtMs = atMs, EstablishedAtMs = atMs + 1, DispatchedAtMs = atMs + 2, HandledAtMs = atMs + 3,
            ClosedAtMs = atMs + 4, UpdatedAtMs = atMs + 4, SuspendedMs = 1, Reworks = 1, Rating = 5, Exercise = exercise,
        };
        return new LoggedEvent(
            new LogEntry(cell.District, 0, $"{order.Id}#1", "order.closed", order.Id.Value, atMs, atMs + 4, [1]), null) { Order = order };
    }
}
