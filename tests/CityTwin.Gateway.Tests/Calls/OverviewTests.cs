using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.City;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class OverviewTests(ScriptedCity city)
{
    private const string District = "500104";
    private static readonly DivisionCode Cell = DivisionCode.Parse(TinyCity.OtherStreet + "001001");
    private static readonly DivisionCode FarCell = DivisionCode.Parse(TinyCity.Cell);

    private V1.GovernanceService.GovernanceServiceClient Governance => new(city.Channel());

    [Fact]
    public async Task The_overview_of_a_city_is_the_sum_of_its_districts_and_each_sees_its_own()
    {
        await city.Log(District).Report(Cell);
        await city.Log("500103").Report(FarCell);

        var far = await Overview("500103");
        var near = await Overview(District);
        var all = await Overview("50");
        (far.Open, near.Open).ShouldSatisfyAllConditions(both => both.Item1.ShouldBePositive(), both => both.Item2.ShouldBePositive());
        all.Open.ShouldBe(far.Open + near.Open);
        near.Heat.ShouldAllBe(heat => heat.Place.StartsWith(District, StringComparison.Ordinal));
        (all.HeatLevel, all.ByState.Count, all.BySource.Count, all.Hours.Count, all.ActiveAlerts.Count).ShouldBe(("cell", 10, 7, 24, 4));
        all.HandledLastDay.HasMedianMs.ShouldBeFalse("nothing was handled");
    }

    [Fact]
    public async Task However_many_watch_an_area_it_is_counted_once()
    {
        var before = await city.Log(District).TimesCounted();
        var watches = Enumerable.Range(0, 8).Select(_ => Watch(TinyCity.OtherStreet)).ToArray();
        foreach (var watch in watches)
        {
            (await Next(watch)).Area.ShouldBe(TinyCity.OtherStreet);
        }

        (await city.Log(District).TimesCounted() - before).ShouldBeLessThan(watches.Length);
        Array.ForEach(watches, watch => watch.Dispose());
    }

    [Fact]
    public async Task A_watcher_is_told_what_has_changed_and_at_most_once_a_second()
    {
        using var watch = Watch(District);
        var open = (await city.Log(District).Figures(DivisionCode.Parse(District))).Figures.Open;
        await Next(watch);
        var told = 1;
        var since = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
        {
            await city.Log(District).Report(Cell);
        }

        V1.Overview last;
        do
        {
            last = await Next(watch);
            told++;
        }
        while (last.Open < open + 5);

        last.Open.ShouldBe(open + 5);
        told.ShouldBeLessThanOrEqualTo((int)since.Elapsed.TotalSeconds + 2);
        (await watch.ResponseStream.MoveNext(default)).ShouldBeTrue();
        watch.ResponseStream.Current.Heartbeat.ShouldBeTrue("nothing has changed since");
    }

    [Fact]
    public async Task What_changes_nothing_in_the_area_is_not_told()
    {
        using var watch = Watch(Cell.Value);
        var open = (await Next(watch)).Open;
        var before = await city.Log(District).TimesCounted();
        await city.Log(District).Report(DivisionCode.Parse(TinyCity.OtherStreet + "001002"));
        while (await city.Log(District).TimesCounted() == before)
        {
            // The watched area is counted anew within a second: its district's log has come further.
        }

        await city.Log(District).Report(Cell);
        (await Next(watch)).Open.ShouldBe(open + 1);
    }

    [Fact]
    public async Task A_push_that_was_lost_is_made_good()
    {
        using var watch = Watch(District);
        var open = (await Next(watch)).Open;
        city.Script.Mute[District] = true;
        await city.Log(District).Report(Cell);
        (await Next(watch)).Open.ShouldBe(open + 1);
        city.Script.Mute.TryRemove(District, out _);
    }

    [Fact]
    public async Task A_watchs_token_ends_the_watch()
    {
        // The tolerance for clocks that differ is five seconds: this token has little of it left.
        using var watch = Governance.WatchOverview(
            new V1.WatchOverviewRequest(), city.As("operator", District, TimeSpan.FromSeconds(-3)));
        var end = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(default))
            {
                // Until it ends.
            }
        });
        (end.StatusCode, end.Status.Detail).ShouldBe((StatusCode.Aborted, "Your token has expired; open the stream again with a new one."));
    }

    [Fact]
    public async Task The_tiers_of_an_area_are_listed_down_to_its_streets_and_no_further_than_it()
    {
        await city.Log(District).Report(Cell);

        var all = await Governance.ListTiersAsync(new V1.ListTiersRequest { Depth = 2 }, city.As("commander"));
        all.Centres.Select(line => (line.Centre, line.Tier)).ShouldBe(
        [
            ("50", "city"), ("500103", "district"), (TinyCity.Street, "street"), (District, "district"), (TinyCity.OtherStreet, "street"),
        ]);
        all.Centres[0].Open.ShouldBe(all.Centres[1].Open + all.Centres[3].Open);
        all.Centres[3].Open.ShouldBe(all.Centres[4].Open);
        all.Centres[4].Open.ShouldBePositive();

        (await Tiers("50")).ShouldBe(["50", "500103", District]);
        (await Tiers(District)).ShouldBe([District, TinyCity.OtherStreet]);
        (await Tiers(TinyCity.OtherStreet)).ShouldBe([TinyCity.OtherStreet]);
        (await Tiers(Cell.Value)).ShouldBeEmpty("a cell has no centre");
    }

    [Fact]
    public async Task An_evaluation_adds_the_districts_rows_up()
    {
        var table = await Governance.EvaluateAsync(new V1.EvaluateRequest { By = "department" }, city.As("auditor"));
        city.Script.EvaluatedIn.ShouldBe(TinyCity.TimeZone);

        table.Rows.Select(row => (row.Key, row.Reported)).ShouldBe([("500103", 1), (District, 1), ("water", 4)]);
        var water = table.Rows[2];
        (water.EstablishRate, water.HasCloseRate, water.HandleTime.Count, water.HandleTime.MedianMs).ShouldBe((0.5, false, 2, 100));
    }

    [Theory]
    [InlineData("/v1/evaluation?by=colour", "grid")]
    [InlineData("/v1/evaluation?by=all&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("/v1/tiers?depth=3", "depth")]
    [InlineData("/v1/overview?area=5001", "area")]
    [InlineData("/v1/attempts?code=NOPE", "PERMISSION_DENIED")]
    public async Task What_makes_no_sense_is_refused_by_its_name(string path, string mentions)
    {
        using var answer = await city.Client("admin").GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["message"]!.GetValue<string>().ShouldContain(mentions);
    }

    [Fact]
    public async Task It_is_all_there_over_rest()
    {
        var http = city.Client("auditor", District);
        (await http.GetFromJsonAsync<JsonNode>("/v1/overview"))!["area"]!.GetValue<string>().ShouldBe(District);
        (await http.GetFromJsonAsync<JsonNode>("/v1/tiers?depth=0"))!["centres"]!.AsArray().Count.ShouldBe(1);
        var rows = (await http.GetFromJsonAsync<JsonNode>("/v1/evaluation?by=grid&from=2026-01-01T00:00:00Z"))!["rows"]!.AsArray();
        rows[0]!["establishRate"]!.GetValue<double>().ShouldBe(1);
        rows[0]!.AsObject().ContainsKey("closeRate").ShouldBeFalse("there was nothing to close");
        (await http.GetFromJsonAsync<JsonNode>("/v1/attempts"))!["attempts"].ShouldNotBeNull();
    }

    private async Task<V1.Overview> Overview(string area) =>
        await Governance.GetOverviewAsync(new V1.GetOverviewRequest(), city.As("operator", area));

    private async Task<IEnumerable<string>> Tiers(string area) =>
        (await Governance.ListTiersAsync(new V1.ListTiersRequest(), city.As("operator", area))).Centres.Select(line => line.Centre);

    private AsyncServerStreamingCall<V1.OverviewUpdate> Watch(string area) =>
        Governance.WatchOverview(new V1.WatchOverviewRequest { Area = area }, city.As("operator", area));

    private static async Task<V1.Overview> Next(AsyncServerStreamingCall<V1.OverviewUpdate> watch)
    {
        while (await watch.ResponseStream.MoveNext(default))
        {
            if (!watch.ResponseStream.Current.Heartbeat)
            {
                return watch.ResponseStream.Current.Overview;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
