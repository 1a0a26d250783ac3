using System.Text;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.Warnings;

namespace CityTwin.Silo.Tests.Warnings;

public class WarningTests(SiloCluster silos) : ClusterTest(silos)
{
    private const long Hour = 3_600_000;

    private static readonly WarningSender Sender = new("centre-500103@city.example", "区中心", "District centre");

    [Fact]
    public async Task A_warning_is_told_changed_and_taken_back_and_each_message_is_the_same_bytes_ever_after()
    {
        var grain = Warning(Street.District, "told");
        (await grain.Draft(Wang, Content("暴雨黄色预警"), null, exercise: false)).Stage.ShouldBe(WarningStage.Draft);
        (await grain.Document(1)).ShouldBeNull("a draft is nobody's news");
        await grain.Issue(Wang, Sender);
        var first = (await grain.Document(2))!;
        await grain.Update(Wang, Content("暴雨橙色预警"));
        var cancelled = await grain.Cancel(Wang, "雨已停");

        (cancelled.Stage, cancelled.Version, cancelled.Messages.Count).ShouldBe((WarningStage.Cancelled, 4, 3));
        (await grain.Document(2))!.CapXml.ShouldBe(first.CapXml);
        Encoding.UTF8.GetString(first.CapXml).ShouldContain("<msgType>Alert</msgType>");
        var last = Encoding.UTF8.GetString((await grain.Document(4))!.CapXml);
        last.ShouldContain("<msgType>Cancel</msgType>");
        last.ShouldContain("【解除】暴雨橙色预警");
        (await Log.History(cancelled.Trail)).Select(logged => logged.Entry.Type)
            .ShouldBe(["warning.drafted", "warning.issued", "warning.updated", "warning.cancelled"]);
        (await Log.ListWarnings(new WarningQuery(Public: false))).Warnings.ShouldContain(warning => warning.Id == cancelled.Id);
    }

    [Fact]
    public async Task What_cannot_be_done_changes_nothing_and_a_draft_said_twice_is_one()
    {
        var grain = Warning(Street.District, "twice");
        var content = Content("暴雨黄色预警");
        await grain.Draft(Wang, content, null, false);
        (await grain.Draft(Wang, content, null, false)).Version.ShouldBe(1);
        (await Should.ThrowAsync<WarningRefusedException>(grain.Update(Wang, Content("x")))).Refusal.ShouldBe(WarningRefusal.WrongStage);
        (await Should.ThrowAsync<WarningRefusedException>(grain.Issue(Wang with { ExpectedVersion = 7 }, Sender))).Refusal.ShouldBe(WarningRefusal.Stale);
        var stranger = new WarningPrincipal("li", DivisionCode.Parse("500199"));
        (await Should.ThrowAsync<WarningRefusedException>(grain.Issue(stranger, Sender))).Refusal.ShouldBe(WarningRefusal.OutsideArea);
        (await grain.Get())!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_warning_of_the_citys_centre_is_in_the_log_of_its_first_district()
    {
        var grain = Warning(Street.City, "city");
        await grain.Draft(Wang, Content("全市暴雨预警"), null, false);
        var issued = await grain.Issue(Wang, Sender);
        var first = (await Warning(Street.City, "city").Get())!;
        first.Version.ShouldBe(2);
        var districts = Client.GetGrain<IDistrictLogGrain>(FirstDistrict);
        (await districts.History(issued.Trail)).Select(logged => (logged.Entry.District.Value, logged.Cell.Value))
            .ShouldBe([(FirstDistrict, "50"), (FirstDistrict, "50")]);
        (await districts.ListWarnings(new WarningQuery(Public: true))).Warnings.ShouldContain(warning => warning.Id == issued.Id);
    }

    [Fact]
    public async Task It_is_the_same_after_its_log_has_moved_and_does_not_expire_before_its_time()
    {
        var grain = Warning(Street.District, "moves");
        await grain.Draft(Wang, Content("暴雨黄色预警"), null, false);
        var issued = await grain.Issue(Wang, Sender);
        await Cluster.DeactivateAsync(Log);
        await Cluster.DeactivateAsync(grain);
        (await grain.Get())!.ShouldBeEquivalentTo(issued);

        await grain.Sweep();
        (await grain.Get())!.Stage.ShouldBe(WarningStage.Issued, "its time is not over");
    }

    [Fact]
    public async Task Anothers_warning_is_received_once_followed_and_the_same_after_its_log_has_moved()
    {
        var sender = $"bureau-{Street}@example";
        var id = WarningIdentity.OfReceived(Street.District, new WarningReference(sender, "a"));
        var grain = Client.GetGrain<IWarningGrain>(id.Value);
        ReceivedMessage Said(string identifier, ReceivedKind kind, int after) => new(
            sender, "Bureau", identifier, Noon + (after * 1_000), kind, ReceivedStatus.Actual, "because", new string('0', 64));
        await grain.Receive(Wang, Said("a", ReceivedKind.Alert, 0), Content("外部预警"));
        (await grain.Receive(Wang, Said("a", ReceivedKind.Alert, 0), Content("外部预警"))).Version.ShouldBe(1);
        var updated = await grain.Receive(Wang, Said("b", ReceivedKind.Update, 60), Content("外部预警更新"));
        (updated.Version, updated.Stage, updated.Origin!.BroughtBy).ShouldBe((2, WarningStage.Updated, "wang"));
        (await grain.Document(2)).ShouldBeNull("it is not ours to tell");
        (await Should.ThrowAsync<WarningRefusedException>(grain.Cancel(Wang, "no"))).Refusal.ShouldBe(WarningRefusal.WrongStage);
        (await Should.ThrowAsync<WarningRefusedException>(grain.Receive(
            Wang with { Area = DivisionCode.Parse("500199") }, Said("c", ReceivedKind.Cancel, 90), null))).Refusal.ShouldBe(WarningRefusal.OutsideArea);

        await Cluster.DeactivateAsync(Log);
        await Cluster.DeactivateAsync(grain);
        (await grain.Get())!.ShouldBeEquivalentTo(updated);
        (await Log.ListWarnings(new WarningQuery(Received: true) { Messages = [new(sender, "b")] })).Warnings
            .ShouldHaveSingleItem().Id.ShouldBe(id);
        (await grain.Receive(Wang, Said("c", ReceivedKind.Cancel, 90), null)).Stage.ShouldBe(WarningStage.Cancelled);
        (await Log.History((await grain.Get())!.Trail)).Select(logged => logged.Entry.Type)
            .ShouldBe(["warning.received", "warning.received", "warning.received"]);
    }

    private static string FirstDistrict => TestCity.StreetOf(1).District.Value;

    private static WarningPrincipal Wang => new("wang", DivisionCode.Parse("50"));

    private IWarningGrain Warning(DivisionCode centre, string serial) =>
        Client.GetGrain<IWarningGrain>(WarningId.Create(centre, $"{serial}{Street.Value}").Value);

    private WarningContent Content(string headline) => new(
        "rain.heavy", [WarningCategory.Met], [WarningResponse.Shelter], WarningUrgency.Expected, Severity.Yellow, WarningCertainty.Likely,
        new WarningText("暴雨", headline, "未来六小时降雨超过五十毫米。", "请勿涉水。"), new WarningText("Rainstorm", "Rainstorm", "More than 50 mm."),
        null, null, Now + (3 * Hour), [new WarningArea(Street.District, "区", "District", [])]);
}
