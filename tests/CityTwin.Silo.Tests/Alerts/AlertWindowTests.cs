using System.Text;
using Azure.Storage.Blobs.Models;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.Alerts;

public class AlertWindowTests(SiloCluster silos) : ClusterTest(silos)
{
    private const long Minute = 60_000;
    private const string Why = "换传感器";

    [Fact]
    public async Task In_a_window_an_alert_calls_nobody_and_is_not_counted_and_behind_it_it_speaks_and_is_made_an_order()
    {
        var sensor = await Enrolled(TestCity.Flood);
        var (ear, log) = (await Ear(), await Listening());
        var window = await Window("works").Open(Wang, Terms, Why);
        await Ingest.Deliver([Says(sensor, "depthCm", 25, Now)]);
        var alert = (await AlertsOf(sensor)).ShouldHaveSingleItem();
        (alert.Active, alert.Severity, alert.Quieted).ShouldBe((true, Severity.Orange, new AlertQuiet(window.Id, Severity.Orange)));
        (await CellGrain.Get()).Row.ActiveAlerts.ShouldBe(0);
        var figures = (await Log.Figures(Street)).Figures;
        (figures.ActiveAlerts.Sum(), figures.QuietedAlerts).ShouldBe((0, 1));

        (await Window("works").Close(Wang, "done")).ClosedBy.ShouldBe("wang");

        await log.Until(logged => logged.Order is not null, Patience);
        log.Entries.Select(logged => logged.Entry.Type).ShouldBe(
            ["alert-window.opened", "alert.raised", "alert-window.closed", "alert.unquieted", "order.reported"]);
        await ear.Until(street => street.Counts.ActiveAlerts[(int)Severity.Orange] == 1, Patience);
    }

    [Fact]
    public async Task Graver_than_the_window_quiets_it_speaks_at_once()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Window("works").Open(Wang, Terms, Why);
        await Ingest.Deliver([Says(sensor, "levelM", 6, Now)]);
        (await AlertsOf(sensor)).Single().Quieted.ShouldNotBeNull();

        await Ingest.Deliver([Says(sensor, "levelM", 99, Now + 1)]);

        var alert = (await AlertsOf(sensor)).Single();
        (alert.Quieted, alert.Lead).ShouldBe((null, Street.District));
        (await Log.History(alert.Trail)).Select(logged => logged.Entry.Type)
            .ShouldBe(["alert.raised", "alert.severity-changed", "alert.unquieted", "alert.escalated"]);
    }

    [Fact]
    public async Task A_window_runs_out_by_itself_and_what_is_active_speaks()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var log = await Listening();
        var now = Now;
        await Window("short").Open(Wang, Terms with { FromMs = now, UntilMs = now + 5_000 }, Why);
        await Ingest.Deliver([Says(sensor, "levelM", 6, now + 1)]);

        (await log.Until(logged => logged.Entry.Type == "alert-window.expired", Patience)).Window!.EndedAtMs.ShouldBe(now + 5_000);
        (await log.Until(logged => logged.Entry.Type == "alert.unquieted", Patience)).Alert!.Quieted.ShouldBeNull();
        (await Log.ListAlertWindows(new AlertWindowQuery(Street, Open: false))).Windows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_read_late_is_judged_by_the_windows_of_its_time_and_speaks_if_it_is_still_active()
    {
        var (late, early) = (await Enrolled(TestCity.RiverLevel), await Enrolled(TestCity.RiverLevel));
        var log = await Listening();
        var opened = await Window("works").Open(Wang, Terms, Why);
        var closed = await Window("works").Close(Wang, null);
        closed.EndedAtMs!.Value.ShouldBeGreaterThanOrEqualTo(opened.FromMs);

        await Ingest.Deliver([Says(late, "levelM", 6, opened.FromMs), Says(early, "levelM", 6, opened.FromMs - 1)]);

        await log.Until(logged => logged.Entry.Type == "alert.unquieted" && logged.Alert!.Subject == late, Patience);
        log.Entries.Single(logged => logged.Entry.Type == "alert.raised" && logged.Alert!.Subject == late).Alert!.Quieted!.By.ShouldBe(opened.Id);
        log.Entries.Single(logged => logged.Entry.Type == "alert.raised" && logged.Alert!.Subject == early).Alert!.Quieted.ShouldBeNull();
    }

    [Fact]
    public async Task Where_two_windows_overlap_the_alert_is_handed_from_one_to_the_other_and_speaks_behind_the_last()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var log = await Listening();
        var district = await Window("long", Street.District).Open(Wang, Terms with { Scope = Street.District, UntilMs = Now + (90 * Minute) }, Why);
        var street = await Window("short").Open(Wang, Terms with { UntilMs = Now + (60 * Minute) }, Why);
        await Ingest.Deliver([Says(sensor, "levelM", 6, Now)]);
        (await AlertsOf(sensor)).Single().Quieted!.By.ShouldBe(district.Id);

        await Window("long", Street.District).Close(Wang, null);
        (await log.Until(logged => logged.Entry.Type == "alert.quieted", Patience)).Alert!.Quieted!.By.ShouldBe(street.Id);
        await Window("short").Close(Wang, null);
        await log.Until(logged => logged.Entry.Type == "alert.unquieted", Patience);
    }

    [Fact]
    public async Task A_raise_that_was_decided_before_a_window_was_opened_is_decided_anew_behind_it()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var window = await Window("works").Open(Wang, Terms, Why);
        var raise = new AlertSignal(
            AlertIdentity.Derive(sensor, "river-level-high", Now), sensor, "river-level-high", Cell, Severity.Blue, Now,
            new AlertEvidence("levelM", 6, 5, Now), 1);
        var happened = AlertState.None.Decide(new SignalAlert(raise), Now).Single();

        // As by an activation that had asked before the window was opened.
        await Should.ThrowAsync<EventOvertakenException>(
            Log.Append([AlertEventLog.Entry(happened, AlertState.None.Evolve(happened))]));

        (await Client.GetGrain<IAlertGrain>(raise.Id.Value).Signal(raise)).Quieted!.By.ShouldBe(window.Id);
    }

    [Fact]
    public async Task Windows_opened_while_alerts_are_raised_leave_none_that_speaks_behind_its_windows_opening()
    {
        var sensors = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Enrolled(TestCity.RiverLevel)));
        var log = await Listening();
        var from = Now - Minute;

        await Task.WhenAll(
            Ingest.Deliver([.. sensors.Select(sensor => Says(sensor, "levelM", 6, from + 1))]),
            Window("works").Open(Wang, Terms with { FromMs = from }, Why));

        await log.Until(logged => logged.Window is not null, Patience);
        foreach (var sensor in sensors)
        {
            await log.Until(logged => logged.Alert?.Subject == sensor, Patience);
        }

        var opened = log.Entries.Single(logged => logged.Window is not null).Entry.Sequence;
        log.Entries.Where(logged => logged.Alert is not null).ShouldAllBe(logged => logged.Alert!.Quieted != null == logged.Entry.Sequence > opened);
    }

    [Fact]
    public async Task Windows_and_what_they_quiet_are_there_again_after_the_log_has_moved_and_what_was_missed_is_done_then()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var opened = await Window("works").Open(Wang, Terms, Why);
        await Ingest.Deliver([Says(sensor, "levelM", 6, Now)]);
        await Cluster.DeactivateAsync(Log);
        await Cluster.DeactivateAsync(Window("works"));
        (await Window("works").Get())!.ShouldBeEquivalentTo(opened);
        (await Window("works").Open(Wang, Terms with { FromMs = opened.FromMs, UntilMs = opened.Terms.UntilMs }, Why)).Version.ShouldBe(1, "the same again");
        (await AlertsOf(sensor)).Single().Quieted!.By.ShouldBe(opened.Id);

        await Window("works").Close(Wang, null);
        await Cluster.DeactivateAsync(Log);
        var log = await Listening();
        if ((await AlertsOf(sensor)).Single().Quieted is not null)
        {
            await log.Until(logged => logged.Entry.Type == "alert.unquieted", Patience);
        }

        (await AlertsOf(sensor)).Single().Quieted.ShouldBeNull();
    }

    [Fact]
    public async Task What_people_say_of_a_window_is_not_in_the_log_and_can_be_erased()
    {
        var log = await Listening();
        var opened = await Window("works").Open(Wang, Terms, "Ms Li of flat 4 asked");
        (await Window("works").Open(Wang, Terms with { FromMs = opened.FromMs, UntilMs = opened.Terms.UntilMs }, "asked anew")).Reason
            .ShouldBe(opened.Reason, "it is the same window");
        var closed = await Window("works").Close(Wang, "Ms Li is content");
        (await Window("works").Close(Wang, "again")).Note.ShouldBe(closed.Note);
        (await Said("works", closed.Reason!)).ShouldBe("Ms Li of flat 4 asked");
        (await Said("works", closed.Note!)).ShouldBe("Ms Li is content");
        (await Kept(opened.Id)).Count.ShouldBe(2, "what no record speaks of is let go of");

        var erased = (await Window("works").EraseWords("root", closed.Reason!.Commitment))!;
        (erased.Reason, erased.Note, erased.EndedAtMs, erased.Version).ShouldBe((null, closed.Note, closed.EndedAtMs, 3));
        (await Window("works").Unseal(closed.Reason.Commitment)).ShouldBeNull();
        (await Window("works").EraseWords("root", closed.Reason.Commitment))!.Version.ShouldBe(3, "nothing is there to erase");

        await log.Until(logged => logged.Entry.Type == "alert-window.words-erased", Patience);
        log.Entries.Where(logged => logged.Window is not null)
            .ShouldAllBe(logged => !Encoding.UTF8.GetString(logged.Entry.Payload).Contains("Ms Li", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_said_with_a_refused_step_is_not_kept()
    {
        await Refused(AlertWindowRefusal.OutsideArea, Window("a").Open(new AlertWindowPrincipal("li", Cell, Commands: false), Terms, Why));
        (await Kept(Id("a", Street))).ShouldBeEmpty();
        await Refused(AlertWindowRefusal.Invalid, Window("a").Open(Wang, Terms, " "));
        await Window("a").Open(Wang, Terms, Why);
        await Refused(AlertWindowRefusal.OutsideArea, Window("a").Close(new AlertWindowPrincipal("li", Cell, Commands: false), "done"));
        await Refused(AlertWindowRefusal.Invalid, Window("a").Close(Wang, new string('x', 501)));
        (await Kept(Id("a", Street))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_of_this_city_or_not_the_callers_is_refused_and_nothing_is_opened()
    {
        await Refused(AlertWindowRefusal.Invalid, Window("a", TestCity.CellOf(Street, 9)).Open(Wang, Terms with { Scope = TestCity.CellOf(Street, 9) }, Why));
        await Refused(AlertWindowRefusal.Invalid, Window("a").Open(Wang, Terms with { Rules = ["no-such-rule"] }, Why));
        await Refused(AlertWindowRefusal.OutsideArea, Window("a").Open(new AlertWindowPrincipal("li", Cell, Commands: false), Terms, Why));
        var red = Terms with { UpTo = Severity.Red, Rules = ["river-level-high"] };
        await Refused(AlertWindowRefusal.NotTheirsToQuiet, Window("a").Open(Wang with { Commands = false }, red, Why));
        await Refused(AlertWindowRefusal.Invalid, Window("a").Open(Wang, red with { UntilMs = Now + (13 * 60 * Minute) }, Why));
        await Refused(AlertWindowRefusal.Missing, Window("a").Close(Wang, null));
        (await Window("a").Get()).ShouldBeNull();
        (await Log.ListAlertWindows(new AlertWindowQuery())).Windows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Alerts_that_spread_call_the_centre_above_and_districts_have_so_many_windows_and_no_more()
    {
        await using var own = new SiloCluster();
        await using var small = await own.Start(silos: 1, settings: new Dictionary<string, string?>
        {
            // A district of the test city has one street.
            ["Alerts:SpreadStreetsToDistrict"] = "1", ["Alerts:LookForUnnoticedEvery"] = "00:00:00.050",
            ["AlertWindows:MaxOpenPerDistrict"] = "1",
        });
        var log = new LogEar();
        await log.Subscribe(small.Client, small.Client.GetGrain<IDistrictLogGrain>(Street.District.Value));
        var subject = TwinId.Cell(Cell);
        var raise = new AlertSignal(
            AlertIdentity.Derive(subject, "river-level-high", Now), subject, "river-level-high", Cell, Severity.Blue, Now,
            new AlertEvidence("levelM", 6, 5, Now), 1);
        await small.Client.GetGrain<IAlertGrain>(raise.Id.Value).Signal(raise);
        var escalated = await log.Until(logged => logged.Entry.Type == "alert.escalated", Patience);
        escalated.Alert!.Lead.ShouldBe(Street.District);
        Encoding.UTF8.GetString(escalated.Entry.Payload).ShouldContain("\"why\":\"area\"");

        await small.Client.GetGrain<IAlertWindowGrain>(Id("one", Street).Value).Open(Wang, Terms, Why);
        await Refused(AlertWindowRefusal.Full, small.Client.GetGrain<IAlertWindowGrain>(Id("two", Street).Value).Open(Wang, Terms, Why));
    }

    private static AlertWindowPrincipal Wang => new("wang", TestCity.City, Commands: true);

    private AlertWindowTerms Terms => new(
        AlertWindowKind.Maintenance, Street, [], [], Severity.Orange, null, Now + (60 * Minute), [], "Asia/Shanghai");

    private static AlertWindowId Id(string serial, DivisionCode scope) => AlertWindowId.Create(scope, $"{serial}{scope}");

    private IAlertWindowGrain Window(string serial, DivisionCode? scope = null) =>
        Client.GetGrain<IAlertWindowGrain>(Id(serial, scope ?? Street).Value);

    private static async Task Refused(AlertWindowRefusal refusal, Task asked) =>
        (await Should.ThrowAsync<AlertWindowRefusedException>(asked)).Refusal.ShouldBe(refusal);

    private async Task<string> Said(string serial, SealedItem item) =>
        Encoding.UTF8.GetString((await Window(serial).Unseal(item.Commitment))!.Content);

    private async Task<IReadOnlyList<string>> Kept(AlertWindowId window)
    {
        var names = new List<string>();
        await foreach (var blob in (await Silos.Containers()).Dossiers.GetBlobsAsync(
            BlobTraits.None, BlobStates.None, $"{window}/", CancellationToken.None))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private async Task<LogEar> Listening()
    {
        var log = new LogEar();
        await log.Subscribe(Client, Log);
        return log;
    }

    private async Task<IReadOnlyList<AlertView>> AlertsOf(TwinId subject) =>
        (await Log.ListAlerts(new AlertQuery(Subject: subject))).Alerts;
}
