using CsCheck;

namespace CityTwin.Silo.Tests.Ingest.Routing;

public class StreetRouterTests
{
    [Fact]
    public async Task Readings_go_to_their_streets_in_order()
    {
        using var router = new RouterUnderTest { Streets = { AnswerAtOnce = true } };
        router.Take(1, 2, 1);
        router.Take(2, 1);
        await router.Router.Drain(CancellationToken.None);
        router.Streets.Taken.GroupBy(arrival => arrival.Sensor.Birthplace.Street.Value)
            .ShouldAllBe(street => street.Select(x => x.Reading.Sequence).SequenceEqual(
                street.Select(x => x.Reading.Sequence).Order()));
        router.Router.DeliveredUpTo.ShouldBe(5);
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_before_anything_newer()
    {
        using var router = new RouterUnderTest();
        router.Take(1);
        var first = await router.Streets.Calls.ReadAsync();
        router.Take(1, 1);
        first.Fail();
        var again = await router.Streets.Calls.ReadAsync();
        again.Arrivals.Select(x => x.Reading.Sequence).ShouldBe([0]);
        router.Router.DeliveredUpTo.ShouldBe(0);
        again.Succeed();
        var rest = await router.Streets.Calls.ReadAsync();
        rest.Arrivals.Select(x => x.Reading.Sequence).ShouldBe([1, 2]);
        rest.Succeed();
        await router.Router.Drain(CancellationToken.None);
    }

    [Fact]
    public async Task A_street_that_does_not_answer_holds_no_other_up()
    {
        using var router = new RouterUnderTest();
        router.Take(1);
        var stuck = await router.Streets.Calls.ReadAsync();
        router.Take(2);
        (await router.Streets.Calls.ReadAsync()).Succeed();
        router.Router.DeliveredUpTo.ShouldBe(0);
        stuck.Succeed();
        await router.Router.Drain(CancellationToken.None);
        router.Router.DeliveredUpTo.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_carries_no_more_than_it_may()
    {
        using var router = new RouterUnderTest(o => o.BatchReadings = 2);
        router.Take(1);
        var first = await router.Streets.Calls.ReadAsync();
        router.Take(1, 1, 1, 1, 1); // All wait by the time the next call is made.
        first.Succeed();
        var sizes = new List<int>();
        for (var taken = 0; taken < 5; taken += sizes[^1])
        {
            var call = await router.Streets.Calls.ReadAsync();
            sizes.Add(call.Arrivals.Count);
            call.Succeed();
        }

        sizes.ShouldBe([2, 2, 1]);
    }

    [Fact]
    public async Task After_a_timeout_a_call_carries_half()
    {
        using var router = new RouterUnderTest();
        router.Take(1);
        var first = await router.Streets.Calls.ReadAsync();
        router.Take(1, 1, 1, 1);
        first.Succeed();
        (await router.Streets.Calls.ReadAsync()).Fail();
        var half = await router.Streets.Calls.ReadAsync();
        half.Arrivals.Select(x => x.Reading.Sequence).ShouldBe([1, 2]);
        half.Succeed();
        (await router.Streets.Calls.ReadAsync()).Arrivals.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_stopped_router_keeps_the_position_of_what_was_not_taken()
    {
        using var router = new RouterUnderTest();
        router.Take(1, 2);
        var (a, b) = (await router.Streets.Calls.ReadAsync(), await router.Streets.Calls.ReadAsync());
        router.Router.Stop();
        (a.Arrivals[0].Reading.Sequence == 1 ? a : b).Succeed();
        (a.Arrivals[0].Reading.Sequence == 1 ? b : a).Fail();
        router.Router.DeliveredUpTo.ShouldBe(0);
    }

    /// <summary>
    /// Answers come in any order and some are failures: nothing is dropped, each street's order is kept, and the
    /// position never passes a reading that its street does not have.
    /// </summary>
    [Fact]
    public void Whatever_the_order_of_answers_the_position_never_passes_an_undelivered_reading() => Gen.Select(
        Gen.Int[1, 4].Array[1, 6].Array[1, 12], Gen.Int[0, int.MaxValue - 1], Gen.Int[1, 4])
        .Sample((commits, seed, batch) => Shuffle(commits, seed, batch).GetAwaiter().GetResult(),
            iter: 200);

    private static async Task Shuffle(int[][] commits, int seed, int batch)
    {
        using var router = new RouterUnderTest(o => o.BatchReadings = batch);
        var total = commits.Sum(commit => commit.Length);
        var pending = new List<FakeStreets.Call>();
        var state = (uint)seed;
        var next = 0;
        while (router.Streets.Taken.Count < total)
        {
            state = (state * 1664525) + 1013904223;
            if (next < commits.Length && (pending.Count == 0 || state >> 30 == 0))
            {
                router.Take(commits[next++]);
            }

            while (router.Streets.Calls.TryRead(out var call))
            {
                pending.Add(call);
            }

            if (pending.Count == 0)
            {
                pending.Add(await router.Streets.Calls.ReadAsync());
            }

            var chosen = pending[(int)(state >> 8) % pending.Count];
            pending.Remove(chosen);
            var upTo = router.Router.DeliveredUpTo;
            Enumerable.Range(0, (int)upTo).Except(router.Streets.Taken.Select(x => (int)x.Reading.Sequence!.Value))
                .ShouldBeEmpty();
            if ((state >> 16) % 4 == 0)
            {
                chosen.Fail();
            }
            else
            {
                chosen.Succeed();
            }
        }

        await router.Router.Drain(CancellationToken.None);
        router.Router.DeliveredUpTo.ShouldBe(total);
        router.Streets.Taken.Count.ShouldBe(total);
        router.Streets.Taken.GroupBy(x => x.Sensor).ShouldAllBe(sensor =>
            sensor.Select(x => x.Reading.Sequence).SequenceEqual(sensor.Select(x => x.Reading.Sequence).Order()));
    }
}
