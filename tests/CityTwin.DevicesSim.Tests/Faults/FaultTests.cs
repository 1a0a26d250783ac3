using CityTwin.DevicesSim.Faults;
using CityTwin.DevicesSim.Weather;
using CityTwin.Mqtt;
using CsCheck;

namespace CityTwin.DevicesSim.Tests.Faults;

public class FaultTests
{
    private const double AlwaysFaulty = 1;

    [Fact]
    public void Without_faults_every_report_is_one_reading_with_the_right_time()
    {
        var world = Towns.Build();
        var device = new FaultyDevice(world, new FaultPlan(1, 0));
        foreach (var site in world.Town.Sites)
        {
            var reading = device.Readings(site, Moment.Of(Towns.Start), Towns.Start).ShouldHaveSingleItem();
            reading.TimeMs.ShouldBe(Towns.Start.ToUnixTimeMilliseconds());
            reading.Values.Select(value => value.Metric).ShouldBe(site.Kind.Metrics.Select(metric => metric.Name));
        }
    }

    [Fact]
    public void About_as_many_devices_fail_as_was_asked_for()
    {
        var plan = new FaultPlan(1, 0.05);
        var failing = Enumerable.Range(0, 20_000).Count(device =>
            Enumerable.Range(0, 144).Any(step => plan.Of((ulong)device, step * 600) is not null));
        failing.ShouldBeInRange(800, 1200);
    }

    [Theory]
    [InlineData("Stuck")]
    [InlineData("Drift")]
    [InlineData("Dropout")]
    [InlineData("Burst")]
    [InlineData("ClockSkew")]
    public void A_fault_shows_as_what_it_is(string name)
    {
        var kind = Enum.Parse<FaultKind>(name);
        var world = Towns.Build();
        var plan = new FaultPlan(2, AlwaysFaulty);
        var day = Moment.Of(Towns.Start).Seconds;
        var (site, fault) = world.Town.Sites.Where(site => site.Kind.Code is "pipe-flow" or "pipe-pressure")
            .SelectMany(site => Enumerable.Range(0, 144).Select(step => (site, fault: plan.Of(site.Seed, day + (step * 600)))))
            .First(x => x.fault?.Kind == kind && Math.Abs(x.fault.Size) > 0.3);
        var faulty = new FaultyDevice(world, plan);
        var (early, late) = (fault!.FromSeconds + 1, fault.ToSeconds - 1);
        Shows(kind, fault, Sent(early), Sent(late), world.Value(site, site.Kind.Metrics[0], new Moment(late)), late).ShouldBeTrue();

        IReadOnlyList<TelemetryReading> Sent(double seconds) =>
            faulty.Readings(site, new Moment(seconds), DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)));
    }

    [Fact]
    public void No_fault_is_one_a_city_would_refuse() => Gen.Int[0, 143].Sample(step =>
    {
        var world = Towns.Build();
        var faulty = new FaultyDevice(world, new FaultPlan(3, AlwaysFaulty));
        var wall = Towns.Start.AddMinutes(step * 10);
        foreach (var site in world.Town.Sites.Where(site => site.Device.Cell.EndsWith('7')))
        {
            foreach (var reading in faulty.Readings(site, Moment.Of(wall), wall))
            {
                reading.TimeMs.ShouldBeLessThan(wall.AddMinutes(2).ToUnixTimeMilliseconds());
                reading.Values.Zip(site.Kind.Metrics).ShouldAllBe(x => x.First.Value >= x.Second.Min && x.First.Value <= x.Second.Max);
            }
        }
    }, iter: 20);

    private static bool Shows(
        FaultKind kind, Fault fault, IReadOnlyList<TelemetryReading> early, IReadOnlyList<TelemetryReading> late,
        double truth, double lateSeconds) => kind switch
    {
        FaultKind.Dropout => early.Count == 0 && late.Count == 0,
        FaultKind.Stuck => early[0].Values[0] == late[0].Values[0] && early[0].TimeMs != late[0].TimeMs,
        FaultKind.Drift => Math.Sign(late[0].Values[0].Value - truth) == Math.Sign(fault.Size),
        FaultKind.Burst => late.Count == FaultyDevice.BurstCopies && late.Distinct().Count() == 1,
        _ => Math.Abs(late[0].TimeMs - (lateSeconds * 1000)) > 10_000,
    };
}
