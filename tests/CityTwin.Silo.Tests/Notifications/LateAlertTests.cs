using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Notifications;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Notifications;

public sealed class LateAlertTests(LateCity city) : IClassFixture<LateCity>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DivisionCode _cell = TestCity.CellOf(TestCity.StreetOf(1), 1);

    private INotificationDeskGrain Desk => city.Cluster.Client.GetGrain<INotificationDeskGrain>(_cell.District.Value);

    [Fact]
    public async Task Alerts_read_too_late_for_news_ask_whoever_is_on_duty_as_long_as_they_are_open()
    {
        await city.Cluster.Client.GetGrain<IRosterGrain>(_cell.Street.Value).Set(
            new Roster { Shifts = [new DutyShift([1, 2, 3, 4, 5, 6, 7], 0, 0, ["wang"])] }, "tests", null);
        var open = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            open.Add((await Raise($"open{i}")).Value);
        }

        await Desk.Attend();
        using var patience = new CancellationTokenSource(Patience);
        while ((await Told()).Select(one => one.Subject).Distinct().Count() < open.Count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }

        (await Told()).Select(one => (one.Subject, one.Recipient, one.OnDuty)).Order().ShouldBe(open.Select(alert => (alert, "wang", true)).Order());
    }

    private async Task<IReadOnlyList<Notification>> Told() => (await Desk.List(new NotificationQuery(Max: 100))).Notifications;

    private async Task<AlertId> Raise(string name)
    {
        var id = AlertId.Create(_cell, name);
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await city.Cluster.Client.GetGrain<IAlertGrain>(id.Value).Signal(new AlertSignal(
            id, TwinId.Sensor(_cell, "0042"), "river-level-high", _cell, Severity.Orange, nowMs, new AlertEvidence("levelM", 11, 10, nowMs), 1));
        return id;
    }
}
