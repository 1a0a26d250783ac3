using CityTwin.Cli.Drills;
using CityTwin.Cli.Progress;
using CityTwin.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Cli.Tests.Drills;

public class FireDrillTests
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void Fires_of_one_round_are_in_different_streets_and_a_seed_names_the_same_ones()
    {
        string[] cells = [.. from street in Enumerable.Range(1, 4) from cell in Enumerable.Range(1, 5) select $"50010300{street}001{cell:D3}"];
        var places = FirePlaces.Choose(cells, 8, seed: 7);
        places.Take(4).Select(place => place.Cell[..9]).ShouldBeUnique();
        places.Select(place => place.Cell).ShouldBeUnique();
        FirePlaces.Choose([.. cells.Reverse()], 8, seed: 7).ShouldBe(places);
        FirePlaces.Choose(cells, 8, seed: 8).ShouldNotBe(places);
    }

    [Fact]
    public void More_fires_than_cells_is_said()
    {
        Should.Throw<CliException>(() => FirePlaces.Choose(["500103001001001"], 2, 1)).Message.ShouldContain("there cannot be 2 fires");
    }

    [Fact]
    public void A_fire_is_the_first_launch_of_a_rule_in_its_cell_since_it_was_lit_and_what_followed_it()
    {
        var lit = new FireRecord(new FirePlace(1, "500103001001001"), Begin, null, []);
        var mine = Mission("m2", "verify", 1);
        var seen = FireDrill.Seen(lit,
        [
            Mission("m1", "verify", -5), mine, Mission("m3", "verify", 20),
            Mission("m4", "verify", 0, cell: "500103001001002"), Mission("m5", "verify", 0, by: "wang"),
            Mission("m6", "rescue", 60), Mission("m7", "rescue", 60, chain: "another"),
        ], [Order("alert:2"), Order("alert:1", "closed", 300)]);
        seen.ClosedAt.ShouldBe(Begin.AddSeconds(300));
        seen.Verify.ShouldBe(mine);
        seen.Responses.ShouldHaveSingleItem().Id.ShouldBe("m6");
    }

    [Fact]
    public async Task Each_fire_is_followed_until_it_is_handled_or_given_up()
    {
        var clock = new FakeTimeProvider(Begin) { AutoAdvanceAmount = TimeSpan.Zero };
        var lit = new List<string>();
        var city = new ScriptedLine(() =>
        [
            .. lit.Where(cell => cell.EndsWith('1')).SelectMany(cell => new[]
            {
                Mission($"v{cell}", "verify", 2, cell, chain: cell, state: "done", finding: "confirmed"),
                Mission($"r{cell}", "rescue", 90, cell, chain: cell, state: "done", ended: 200),
            }),
        ], cell => Order(cell, "answered"));
        var drill = new FireDrill(city, place =>
        {
            lit.Add(place.Cell);
            return Task.FromResult(0);
        }, clock);
        var run = drill.Run([new FirePlace(1, "500103001001001"), new FirePlace(2, "500103001001002")], 2, new Silence(), CancellationToken.None);
        while (!run.IsCompleted)
        {
            clock.Advance(FireDrill.LookEvery);
            await Task.Yield();
        }

        var records = await run;
        records[0].Handle.ShouldBe(TimeSpan.FromSeconds(240));
        city.Steps.ShouldBe(["500103001001001 answered", "500103001001001 checked"]);
        (records[1].Verify, records[1].HandledAt).ShouldBe((null, null));
        clock.GetUtcNow().ShouldBeGreaterThan(Begin + FireDrill.GiveUpAfter);
        var report = DrillReport.Text(records);
        report.ShouldContain("nobody was sent");
        report.ShouldContain("handle   in 5 min         1 of 2");
    }

    [Fact]
    public void Arrivals_are_held_against_what_was_foretold_when_the_unit_was_sent()
    {
        var verify = Mission("v", "verify", 2);
        verify.Unit = "drone:500103001001001:0001";
        verify.Clocks.OnSceneAt = Timestamp.FromDateTimeOffset(Begin.AddSeconds(130));
        verify.Attempts.Add(new MissionAttempt { Number = 1, Eta = Timestamp.FromDateTimeOffset(Begin.AddSeconds(120)) });
        DrillReport.Text([new FireRecord(new FirePlace(1, "500103001001001"), Begin, verify, [])])
            .ShouldContain("drone                                    1   10.0 s    10.0 s   10.0 s   10.0 s");
    }

    [Fact]
    public void A_fire_is_handled_only_once_every_response_is_done_and_its_order_closed()
    {
        Mission done = Mission("r1", "rescue", 90, state: "done", ended: 200), under = Mission("r2", "rescue", 90, state: "under-way");
        var fire = Fire([done], Order("alert:1", "closed", 240));
        (fire.Handle, fire.IsOver, fire.WhyNotHandled).ShouldBe((TimeSpan.FromSeconds(240), true, null));
        Fire([done], Order("alert:1", "answered")).ShouldSatisfyAllConditions(
            open => open.HandledAt.ShouldBeNull(),
            open => open.IsOver.ShouldBeFalse(),
            open => open.WhyNotHandled.ShouldBe("order 500103-0000042 is answered"));
        Fire([done, under], Order("alert:1", "closed", 240)).WhyNotHandled.ShouldBe("rescue r2 is under-way");
        Fire([done], null).WhyNotHandled.ShouldBe("it has no order");
        Fire([], Order("alert:1", "closed", 240)).HandledAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("aborted")]
    public void A_fire_whose_response_failed_is_not_handled_and_says_which(string how)
    {
        var lost = Mission("r2", "rescue", 90, state: how, ended: 150);
        lost.Because = "3 units have tried; it is offered to no more.";
        lost.Attempts.Add(new MissionAttempt { Number = 3, Unit = "robot:500103001001001:0001", Reason = "The way is blocked." });
        var fire = Fire([Mission("r1", "rescue", 90, state: "done", ended: 200), lost], Order("alert:1", "closed", 240));
        (fire.HandledAt, fire.IsOver).ShouldBe((null, true));
        DrillReport.Text([fire]).ShouldContain(
            $"fire 1 is not handled: rescue r2 {how} with robot:500103001001001:0001: 3 units have tried; it is offered to no more. The way is blocked.");
    }

    [Fact]
    public void A_response_that_failed_and_was_done_by_another_is_made_good_once()
    {
        Mission First(string id) => Mission(id, "rescue", 90, state: "failed", ended: 150);
        var instead = Mission("r3", "rescue", 160, state: "done", ended: 220);
        var order = Order("alert:1", "closed", 240);
        Fire([First("r1"), instead], order).Handle.ShouldBe(TimeSpan.FromSeconds(240));
        Fire([First("r1"), First("r2"), instead], order).Missed.ShouldHaveSingleItem();
        Fire([First("r1"), Mission("r3", "rescue", 90, state: "done", ended: 220)], order).Missed.ShouldHaveSingleItem();
        Fire([First("r1"), Mission("r3", "cordon", 160, state: "done", ended: 220)], order).Missed.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_seconds_of_a_fire_are_one_line_that_adds_up()
    {
        var fire = Fire([Mission("r1", "rescue", 90, state: "done", ended: 200.06)], Order("alert:1", "closed", 240.26));
        fire.Verify!.Clocks.AlertAt = Timestamp.FromDateTimeOffset(Begin.AddSeconds(0.06));
        fire.Verify.Clocks.OnSceneAt = Timestamp.FromDateTimeOffset(Begin.AddSeconds(40.16));
        FireSeconds.Of(fire).OfType<TimeSpan>().Sum(took => took.TotalSeconds).ShouldBe(240.3, 1e-6);
        DrillReport.Text([fire]).ShouldContain(
            "      1         0.1       1.9         -         -         -      38.2         -         -     159.9      40.2     240.3");
    }

    [Fact]
    public void An_order_that_was_merged_is_followed_into_the_other()
    {
        var merged = Order("alert:1", "merged");
        merged.MergedInto = "order:alert:9";
        FireDrill.Seen(Fire([], null), [Mission("v", "verify", 2)], [merged, Order("alert:9", "closed", 300)])
            .ClosedAt.ShouldBe(Begin.AddSeconds(300));
    }

    [Fact]
    public async Task A_fire_that_is_not_lit_ends_the_drill()
    {
        var drill = new FireDrill(new ScriptedLine(() => []), _ => Task.FromResult(1), new FakeTimeProvider(Begin));
        (await Should.ThrowAsync<CliException>(() => drill.Run([new FirePlace(1, "500103001001001")], 1, new Silence(), CancellationToken.None)))
            .Message.ShouldContain("500103001001001");
    }

    private static Mission Mission(
        string id, string kind, double plannedS, string cell = "500103001001001", string by = "rule:fire", string chain = "alert:1",
        string state = "under-way", string finding = "", double? ended = null) => new()
    {
        Id = id,
        Kind = kind,
        State = state,
        Finding = finding,
        CorrelationId = chain,
        PlannedBy = by,
        Aim = new MissionAim { Cell = cell },
        Clocks = new MissionClocks
        {
            ReadingAt = Timestamp.FromDateTimeOffset(Begin),
            PlannedAt = Timestamp.FromDateTimeOffset(Begin.AddSeconds(plannedS)),
            EndedAt = ended is { } s ? Timestamp.FromDateTimeOffset(Begin.AddSeconds(s)) : null,
        },
    };

    private static Order Order(string chain, string state = "reported", double? closed = null) => new()
    {
        Id = $"order:{chain}",
        Number = "500103-0000042",
        CorrelationId = chain,
        State = state,
        ClosedAt = closed is { } s ? Timestamp.FromDateTimeOffset(Begin.AddSeconds(s)) : null,
    };

    private static FireRecord Fire(IReadOnlyList<Mission> responses, Order? order) => new(
        new FirePlace(1, "500103001001001"), Begin, Mission("v", "verify", 2, state: "done", finding: "confirmed"), responses, order);

    /// <summary>Orders go on as the drill says it, and have nothing but the fire's cell as their chain.</summary>
    private sealed class ScriptedLine(Func<IReadOnlyList<Mission>> missions, Func<string, Order>? order = null) : IDrillLine
    {
        private readonly Dictionary<string, Order> _orders = [];

        public List<string> Steps { get; } = [];

        public Task<IReadOnlyList<Mission>> Missions(CancellationToken stop) => Task.FromResult(missions());

        public Task<IReadOnlyList<Order>> Orders(CancellationToken stop)
        {
            foreach (var chain in order is null ? [] : missions().Select(mission => mission.CorrelationId).Distinct())
            {
                _orders.TryAdd(chain, order!(chain));
            }

            return Task.FromResult<IReadOnlyList<Order>>([.. _orders.Values]);
        }

        public Task GoOn(Order order, CancellationToken stop)
        {
            Steps.Add($"{order.CorrelationId} {order.State}");
            (order.State, order.ClosedAt) = order.State == "answered"
                ? ("checked", null)
                : ("closed", Timestamp.FromDateTimeOffset(Begin.AddSeconds(240)));
            return Task.CompletedTask;
        }
    }

    private sealed class Silence : IProgressStep
    {
        public void Report(int done, int total)
        {
        }

        public void Skip(string why)
        {
        }
    }
}
