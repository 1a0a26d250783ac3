using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.WorkOrders;

public class FigureTests(SiloCluster silos) : ClusterTest(silos)
{
    private const string RoadFlood = "M04006";

    [Fact]
    public async Task Figures_follow_orders_and_alerts_and_keep_to_their_area()
    {
        var handled = await Reported("f1");
        await Reported("f2");
        foreach (var command in new WorkOrderCommand[]
        {
            new RegisterOrder(), new ReviewOrder(RoadFlood), new GradeOrder(Urgency.Urgent), new RequestVerification(),
            new VerifyOrder(true), new EstablishOrder(), new AssignOrder("drainage", Street.District), new AcceptOrder("drainage"),
        })
        {
            await handled.Do(new WorkOrderRequest(command, "wang"));
        }

        await Ingest.Deliver([Says(await Enrolled(TestCity.RiverLevel), "levelM", 99, Noon)]);

        var figures = await Until(Street.District, figures => figures.ActiveAlerts.Sum() == 1);
        (figures.Open, figures.ByState[(int)WorkOrderState.Handling], figures.ByState[(int)WorkOrderState.Reported]).ShouldBe((2, 1, 1));
        figures.Departments.ShouldBe([new DepartmentFigures("drainage", 0, 1, 0)]);
        figures.Next.ShouldNotBeEmpty();
        figures.LastDay.Sum(hour => hour.Reported).ShouldBe(2);
        figures.Heat.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            heat => heat.Place.ShouldBe(Cell), heat => heat.OpenOrders.ShouldBe(2), heat => heat.ActiveAlerts.Sum().ShouldBe(1));
        (await Log.StreetLines()).ShouldHaveSingleItem().Open.ShouldBe(2);
        (await Log.Figures(TestCity.CellOf(Street, 2))).Figures.Open.ShouldBe(0);

        foreach (var command in new WorkOrderCommand[] { new AnswerOrder("drainage"), new CheckOrder(), new CloseOrder() })
        {
            await handled.Do(new WorkOrderRequest(command, "wang"));
        }

        figures = await Until(Street.District, figures => figures.Open == 1);
        (figures.HandledLastDay.Count, figures.LastDay.Sum(hour => hour.Closed)).ShouldBe((1, 1));
        (await Log.Figures(Street)).Sequence.ShouldBe(await Log.Head());
    }

    [Fact]
    public async Task An_evaluation_counts_open_and_closed_orders_of_the_board()
    {
        var rejected = await Reported("e1");
        await Reported("e2");
        await rejected.Do(new WorkOrderRequest(new RegisterOrder(), "wang"));
        await rejected.Do(new WorkOrderRequest(new RejectOrder("not-found"), "wang"));

        var table = await Log.Evaluate(new EvaluationRequest(
            EvaluationBy.Grid, Now - 3_600_000, Now + 1_000, Now + 1_000, Zones.China, Street));

        table.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Key.ShouldBe(Cell.Value), row => row.Reported.ShouldBe(2), row => row.Rejected.ShouldBe(1));
        (await Log.Evaluate(new EvaluationRequest(
            EvaluationBy.All, Now - 3_600_000, Now + 1_000, Now + 1_000, Zones.China, DivisionCode.Parse("500999")))).Rows.ShouldBeEmpty();
    }

    /// <summary>Figures are counted at most once a second; they say which events are in them.</summary>
    private async Task<OrderFigures> Until(DivisionCode area, Func<OrderFigures, bool> reached)
    {
        var giveUp = TimeProvider.System.GetUtcNow() + Patience;
        while (TimeProvider.System.GetUtcNow() < giveUp)
        {
            var figures = (await Log.Figures(area)).Figures;
            if (reached(figures))
            {
                return figures;
            }
        }

        throw new TimeoutException("The figures did not follow.");
    }

    private async Task<IWorkOrderGrain> Reported(string key)
    {
        var grain = Client.GetGrain<IWorkOrderGrain>(
            WorkOrderIdentity.OfReport(Cell, WorkOrderSource.Citizen, "li", key).Value);
        await grain.Do(new WorkOrderRequest(
            new ReportOrder(WorkOrderSource.Citizen, RoadFlood, Urgency.Normal, 106.5, 29.5, Now, Street), "li", key));
        return grain;
    }
}
