using CityTwin.City;
using CityTwin.Ingest.Routing;

namespace CityTwin.Silo.Tests.Ingest.Routing;

/// <summary>Readings that may be on their way: room is reserved before a reading is committed.</summary>
public class QuotaTests
{
    [Fact]
    public async Task Room_that_comes_free_goes_to_as_many_as_it_is_for()
    {
        var quota = new Quota(2);
        await quota.Take(2, CancellationToken.None);
        var first = quota.Take(2, CancellationToken.None).AsTask();
        var second = quota.Take(1, CancellationToken.None).AsTask();
        quota.Leave(2);
        await first;
        second.IsCompleted.ShouldBeFalse();
        quota.Taken.ShouldBe(2);
        quota.Leave(2);
        await second;
    }

    [Fact]
    public async Task Nobody_overtakes_who_waits()
    {
        var quota = new Quota(2);
        await quota.Take(1, CancellationToken.None);
        var large = quota.Take(2, CancellationToken.None).AsTask();
        quota.Take(1, CancellationToken.None).IsCompleted.ShouldBeFalse();
        quota.Leave(1);
        await large;
    }

    [Fact]
    public async Task More_than_there_ever_is_goes_alone()
    {
        var quota = new Quota(2);
        await quota.Take(5, CancellationToken.None);
        quota.Take(1, CancellationToken.None).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_gives_up_stands_in_nobodys_way()
    {
        var quota = new Quota(2);
        await quota.Take(1, CancellationToken.None);
        using var patience = new CancellationTokenSource();
        var large = quota.Take(2, patience.Token).AsTask();
        var small = quota.Take(1, CancellationToken.None).AsTask();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(large);
        await small;
        quota.Taken.ShouldBe(2);
    }

    [Fact]
    public async Task One_streets_flood_makes_only_its_own_writers_wait()
    {
        using var router = new RouterUnderTest(o => o.MaxQueuedPerStreet = 2);
        var flood = await router.Router.Reserve(From(1, 1), CancellationToken.None);
        var more = router.Router.Reserve(From(1), CancellationToken.None).AsTask();
        await router.Router.Reserve(From(2), CancellationToken.None);
        more.IsCompleted.ShouldBeFalse();
        router.Router.Release(flood);
        await more;
    }

    [Fact]
    public async Task Who_gave_up_waiting_for_one_street_has_no_room_in_another()
    {
        using var router = new RouterUnderTest(o => o.MaxQueuedPerStreet = 1);
        await router.Router.Reserve(From(2), CancellationToken.None);
        using var patience = new CancellationTokenSource();
        var both = router.Router.Reserve(From(1, 2), patience.Token).AsTask();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(both);
        await router.Router.Reserve(From(1), CancellationToken.None);
    }

    [Fact]
    public async Task Room_lasts_until_the_street_took_its_readings()
    {
        using var router = new RouterUnderTest(o => o.MaxQueuedReadings = 2);
        router.Take(1, 1);
        var room = router.Router.Reserve(From(2), CancellationToken.None).AsTask();
        room.IsCompleted.ShouldBeFalse();
        for (var taken = 0; taken < 2;)
        {
            var call = await router.Streets.Calls.ReadAsync();
            taken += call.Arrivals.Count;
            call.Succeed();
        }

        await room;
    }

    private static IEnumerable<TwinId> From(params int[] streets) =>
        streets.Select(street => Readings.SensorOf(street, street));
}
