using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Notifications;
using CityTwin.WorkOrders;

namespace CityTwin.Domain.Tests.Notifications;

public class OrdersToldTests
{
    private static readonly DivisionCode Cell = BookUnderTest.Cell;

    private readonly BookUnderTest _told = new();

    [Fact]
    public void A_stage_that_runs_out_tells_the_centre_that_is_relieved_and_the_one_that_answers_from_then_on()
    {
        Duty((Cell.Street, "street"), (Cell.District, "district"));
        _told.Read(Order("order.stage-overdue", 2, Cell.Street));
        _told.Read(Order("order.handed-over", 3, Cell.District));
        Calls().ShouldBe([("street", NotifyKind.Breach, Cell.Street), ("district", NotifyKind.Order, Cell.District)]);
        _told.Book.HandOffs.ShouldBeEmpty("an order asks nobody else");
    }

    [Fact]
    public void Where_a_centre_has_nobody_on_duty_the_next_one_up_that_has_is_told_of_what_runs_out_and_once()
    {
        Duty((Cell.City, "city"));
        _told.Read(Order("order.stage-overdue", 2, Cell.Street));
        _told.Read(Order("order.handed-over", 3, Cell.District));
        Calls().ShouldBe([("city", NotifyKind.Breach, Cell.City)]);

        _told.Read(Order("order.handed-over", 9, Cell.District));
        Calls().Length.ShouldBe(2, "that one was by hand");
    }

    [Fact]
    public void A_hand_over_and_supervision_tell_the_first_on_duty_of_the_centre_they_name()
    {
        Duty((Cell.Street, "street"), (Cell.District, "district"), (Cell.City, "city"));
        _told.Read(Order("order.handed-over", 2, Cell.District));
        _told.Read(Order("order.supervised", 3, Cell.District) is var order
            ? order with { Order = order.Order! with { SupervisedBy = Cell.City } } : null!);
        _told.Read(Order("order.supervised", 3, Cell.District) is var again
            ? again with { Order = again.Order! with { SupervisedBy = Cell.City } } : null!);
        Calls().ShouldBe([("district", NotifyKind.Order, Cell.District), ("city", NotifyKind.Order, Cell.City)]);
        _told.Book.Notifications.ShouldAllBe(one => one.OnDuty);
    }

    [Fact]
    public void Where_nobody_is_on_duty_anywhere_an_order_tells_nobody()
    {
        _told.Read(Order("order.stage-overdue", 2, Cell.Street));
        _told.Read(Order("order.handed-over", 3, Cell.District));
        _told.Book.Notifications.ShouldBeEmpty();
    }

    private void Duty(params (DivisionCode Centre, string First)[] rows)
    {
        foreach (var (centre, first) in rows)
        {
            _told.OnDuty[centre] = [first, $"{first}2"];
        }
    }

    private (string Recipient, NotifyKind Kind, DivisionCode Centre)[] Calls() =>
        [.. _told.Book.Notifications.OrderBy(one => one.Change).Select(one => (one.Recipient, one.Kind, one.Centre))];

    private LoggedEvent Order(string type, int version, DivisionCode lead)
    {
        var id = WorkOrderId.Create(Cell, "one");
        return new LoggedEvent(
            new LogEntry(Cell.District, version, $"{id}#{version}", type, id.Value, _told.NowMs, _told.NowMs, []), Alert: null)
        {
            Order = new WorkOrderView
            {
                Id = id, Version = version, CorrelationId = id.Value, Category = "M04006", Cell = Cell, Lead = lead,
            },
        };
    }
}
