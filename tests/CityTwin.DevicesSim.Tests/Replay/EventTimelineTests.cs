using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.Replay;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Tests.Replay;

public class EventTimelineTests
{
    private readonly EventTimeline _timeline = new([Station("a", 0, 600, 1200), Station("b", 300, 900)]);

    [Fact]
    public void Stations_take_turns_in_the_order_of_time()
    {
        Taken(300).ShouldBe([0, 300]);
        Taken(900).ShouldBe([600, 900]);
        Taken(900).ShouldBeEmpty();
        Taken(5000).ShouldBe([1200]);
    }

    [Fact]
    public void A_factor_sets_how_far_to_go_and_max_goes_on_slice_by_slice()
    {
        ReplaySpeed.Parse("100").DueMs(_timeline, TimeSpan.FromMilliseconds(6), 0).ShouldBe(600);
        ReplaySpeed.Parse("100").DueMs(_timeline, TimeSpan.FromHours(1), 0).ShouldBe(1200);
        ReplaySpeed.Parse("max").DueMs(_timeline, TimeSpan.Zero, -1).ShouldBe(_timeline.SliceMs - 1);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("NaN")]
    public void What_is_no_speed_is_refused(string text) =>
        Should.Throw<InputException>(() => ReplaySpeed.Parse(text)).Message.ShouldBe($"'{text}' is not a speed: expected a number above 0, or max.");

    private IEnumerable<long> Taken(long until) => _timeline.TakeUntil(until).Select(x => x.Reading.TimeMs).ToList().Order();

    private static ReplayStation Station(string id, params long[] times) =>
        new(id, id, id, "river-level", [.. times.Select(time => new TelemetryReading(time, [new MetricNumber("levelM", 1)]))]);
}
