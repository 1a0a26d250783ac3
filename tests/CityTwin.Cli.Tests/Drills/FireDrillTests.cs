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
        ]);
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
                Mission($"r{cell}", "rescue", 90, cell, chain: cell, state: "done", handled: 200),
            }),
        ]);
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
        records[0].Handle.ShouldBe(TimeSpan.FromSeconds(200));
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
    public async Task A_fire_that_is_not_lit_ends_the_drill()
    {
        var drill = new FireDrill(new ScriptedLine(() => []), _ => Task.FromResult(1), new FakeTimeProvider(Begin));
        (await Should.ThrowAsync<CliException>(() => drill.Run([new FirePlace(1, "500103001001001")], 1, new Silence(), CancellationToken.None)))
            .Message.ShouldContain("500103001001001");
    }

    private static Mission Mission(
        string id, string kind, double plannedS, string cell = "500103001001001", string by = "rule:fire", string chain = "alert:1",
        string state = "under-way", string finding = "", double? handled = null) => new()
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
            HandledAt = handled is { } s ? Timestamp.FromDateTimeOffset(Begin.AddSeconds(s)) : null,
        },
    };

    private sealed class ScriptedLine(Func<IReadOnlyList<Mission>> missions) : IDrillLine
    {
        public Task<IReadOnlyList<Mission>> Missions(CancellationToken stop) => Task.FromResult(missions());
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
