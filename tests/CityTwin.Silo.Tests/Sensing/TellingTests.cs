using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Sensing;

public class TellingTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Teller _teller = new();
    private readonly Telling _telling;

    public TellingTests()
    {
        var around = new Surroundings(
            null!, null!, null!, Options.Create(new SensingOptions()), _clock, NullLogger<Surroundings>.Instance);
        _telling = new Telling(_teller, grains: null!, around); // Nobody is reached.
    }

    [Fact]
    public void What_could_not_be_told_is_not_tried_with_every_reading()
    {
        _telling.Start();
        _telling.Start();
        _teller.Refused.ShouldBe(1);
        _clock.Advance(new SensingOptions().TellAgainAfter);
        _telling.Start();
        _teller.Refused.ShouldBe(2);
    }

    /// <summary>Timers go by a coarser clock: one that came too early and was sent away would never come again.</summary>
    [Fact]
    public void A_timer_that_comes_a_moment_early_is_not_in_vain()
    {
        _telling.Start();
        _clock.Advance(new SensingOptions().TellAgainAfter - TimeSpan.FromMilliseconds(1));
        _telling.StartAgain();
        _teller.Refused.ShouldBe(2);
    }

    private sealed class Teller : ITeller
    {
        private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

        public int Refused { get; private set; }

        public TwinId Id { get; } = TwinId.Sensor(Cell, "1");

        public IReadOnlyList<AlertSignal> Pending => [new AlertSignal(
            AlertId.Create(Cell, "a1"), Id, "rule", Cell, Severity.Red, 1, new AlertEvidence("levelM", 1, 0, 1), 1)];

        public Task Told(AlertSignal signal, AlertView alert) => throw new NotSupportedException("There is nobody to tell.");

        public void NotTold() => Refused++;
    }
}
