using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.WorkOrders;

/// <summary>Alerts in a cell that the city does not have: none of them can be made an order.</summary>
public class AlertIntakeTests
{
    private static readonly DivisionCode Nowhere = DivisionCode.Parse("500199001001001");

    private readonly FakeTimeProvider _clock = new();
    private readonly IntakeTroubles _troubles = new();
    private readonly List<string> _logged = [];
    private readonly DistrictBoards _boards = new();

    [Fact]
    public async Task One_that_cannot_be_made_an_order_is_tried_ever_more_rarely()
    {
        Raise(1);
        var intake = Intake(new IntakeOptions { TellAgainAfter = TimeSpan.Zero });
        await Hour(intake);
        _logged.Count.ShouldBe(20, "after 1, 2, 4 … 256 seconds and then every five minutes");
        _logged[^1].ShouldContain("20 times");
    }

    [Fact]
    public async Task It_is_logged_once_and_then_rarely_and_health_tells_of_it_all_the_while()
    {
        Raise(1);
        Raise(2);
        var intake = Intake(new IntakeOptions());
        (await Health()).Status.ShouldBe(HealthStatus.Healthy);
        await Hour(intake);
        _logged.Count.ShouldBe(2);
        var health = await Health();
        health.Status.ShouldBe(HealthStatus.Degraded);
        health.Description.ShouldBe("500199: 2 alerts could not be made orders and are tried again.");
        intake.End();
        (await Health()).Status.ShouldBe(HealthStatus.Healthy, "its log is another silo's now");
    }

    [Fact]
    public async Task An_alert_that_is_over_is_not_tried_and_not_told_of_any_more()
    {
        var alert = Raise(1);
        var intake = Intake(new IntakeOptions());
        await intake.TakeIn();
        intake.HasWaiting.ShouldBeFalse("other events of the log do not make it try again");
        _boards.Alerts.Apply(new AlertState(alert with { Active = false, Version = 2 }, 2));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await intake.TakeIn();
        (await Health()).Status.ShouldBe(HealthStatus.Healthy);
    }

    private AlertIntake Intake(IntakeOptions options)
    {
        var intake = new AlertIntake(
            null!, TestCity.Catalogue, new WorkCatalogue(TestCity.Catalogue.Desk), options, _troubles, _clock,
            new Ear(_logged));
        intake.Begin(_boards);
        return intake;
    }

    private async Task Hour(AlertIntake intake)
    {
        foreach (var _ in Enumerable.Range(0, 3_600))
        {
            await intake.TakeIn();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private Task<HealthCheckResult> Health() => new IntakeCheck(_troubles).CheckHealthAsync(new HealthCheckContext());

    private AlertView Raise(int number)
    {
        var subject = TwinId.Cell(Nowhere);
        var signal = new AlertSignal(
            AlertIdentity.Derive(subject, "flooded", number), subject, "flooded", Nowhere, Severity.Red, number,
            new AlertEvidence("depthCm", 50, 40, number), 1);
        var state = AlertState.None.Evolve(AlertState.None.Decide(new SignalAlert(signal), number)[0]);
        _boards.Alerts.Apply(state);
        return state.View!;
    }

    private sealed class Ear(List<string> logged) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logged.Add(formatter(state, exception));
    }
}
