using CityTwin.City;
using CityTwin.Ingest.Routing;
using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Ingest.Routing;

/// <summary>A sensor that does not take its readings must not stop its street.</summary>
public class HeldSensorTests
{
    private static readonly TwinId Poisoned = Readings.SensorOf(2);

    private static Exception Own => new DeliveryIncompleteException("Sensor 2 cannot.", [Poisoned]);

    private static Exception Outage => new DeliveryIncompleteException("Nobody can be reached.", []);

    [Fact]
    public async Task Only_the_sensor_that_cannot_be_reached_is_held_and_its_order_kept()
    {
        using var router = await Split();
        (await Next(router)).Succeed();
        (await Next(router, 2)).Fail();
        (await Next(router, 3)).Succeed();
        var held = await Next(router, 2);
        await router.UntilDelivered(3); // The held sensor goes on before what the others took is noted.
        router.Router.DeliveredUpTo.ShouldBe(2);
        router.TakeOf(1, 2, 3);
        (await Next(router, 3, 5)).Succeed();
        for (var i = 0; i < router.Options.FailuresBeforeSettingAside + 1; i++)
        {
            held.Fail();
            held = await Next(router, 2);
        }

        router.Router.DeliveredUpTo.ShouldBe(2);
        held.Succeed();
        (await Next(router, 2, 4)).Succeed();
        await router.Router.Drain(CancellationToken.None);
        router.Router.DeliveredUpTo.ShouldBe(6);
        router.Errors.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reading_that_its_sensor_cannot_take_is_set_aside_and_said_so()
    {
        using var router = await Split();
        (await Next(router)).Succeed();
        (await Next(router, 2)).Fail(Own);
        (await Next(router, 3)).Succeed();
        (await Next(router, 2)).Fail(Own);
        await router.UntilDelivered(3);
        router.Router.DeliveredUpTo.ShouldBe(2);
        (await Next(router, 2)).Fail(Own);
        await router.Router.Drain(CancellationToken.None);
        var said = router.Errors.Take().ShouldHaveSingleItem();
        said.ShouldContain(Poisoned.Value);
        said.ShouldContain("position 2 ");

        // No more patience with it, until it has taken one.
        router.TakeOf(1, 2);
        (await Next(router, 2, 4)).Fail(Own);
        await router.Router.Drain(CancellationToken.None);
        router.TakeOf(1, 2);
        (await Next(router, 2, 5)).Succeed();
        await router.Router.Drain(CancellationToken.None);
        router.Router.DeliveredUpTo.ShouldBe(6);
        router.Errors.Take().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_street_that_cannot_be_reached_is_no_sensors_fault()
    {
        using var router = await Split();
        (await Next(router)).Fail(Outage);
        (await Next(router, 2)).Fail(Outage);
        (await Next(router, 3)).Fail(Outage);
        var all = await router.Streets.Calls.ReadAsync();
        all.Arrivals.Select(x => x.Reading.Sequence).ShouldBe([1, 2, 3]);
        all.Succeed();
        await router.Router.Drain(CancellationToken.None);
    }

    /// <summary>Position 0 was taken; 1, 2 and 3, of sensors 1, 2 and 3, failed together and go one by one.</summary>
    private static async Task<RouterUnderTest> Split()
    {
        var router = new RouterUnderTest(o => (o.FailuresBeforeSplitting, o.FailuresBeforeSettingAside) = (2, 2));
        router.TakeOf(1, 1);
        var first = await router.Streets.Calls.ReadAsync();
        router.TakeOf(1, 1, 2, 3);
        first.Succeed();
        for (var failures = 0; failures < router.Options.FailuresBeforeSplitting; failures++)
        {
            var all = await router.Streets.Calls.ReadAsync();
            all.Arrivals.Select(x => x.Reading.Sequence).ShouldBe([1, 2, 3]);
            all.Fail(Outage);
        }

        return router;
    }

    private static async Task<FakeStreets.Call> Next(RouterUnderTest router, int sensor = 1, int? sequence = null)
    {
        var call = await router.Streets.Calls.ReadAsync();
        var arrival = call.Arrivals.ShouldHaveSingleItem();
        arrival.Sensor.ShouldBe(Readings.SensorOf(sensor));
        arrival.Reading.Sequence.ShouldBe(sequence ?? sensor);
        return call;
    }
}
