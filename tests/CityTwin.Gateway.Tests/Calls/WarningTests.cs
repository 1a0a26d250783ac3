using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.Warnings;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class WarningTests(ScriptedCity city)
{
    private const string District = "500103";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private V1.WarningService.WarningServiceClient Warnings => new(city.Channel());

    [Fact]
    public async Task A_warning_is_drafted_issued_changed_and_taken_back_and_the_public_reads_each_message()
    {
        var drafted = await Warnings.DraftWarningAsync(Draft("told", "暴雨黄色预警"), city.As("operator", District));
        (drafted.Stage, drafted.Version, drafted.DraftedBy).ShouldBe(("draft", 1, "test-operator"));
        drafted.Content.Areas.ShouldBe([TinyCity.Street]);
        city.Script.Warnings[WarningId.Parse(drafted.Id)].Content.Areas[0].Outlines.ShouldHaveSingleItem().Count.ShouldBe(5);
        (await Feed()).ShouldNotContain(entry => entry.Title == "暴雨黄色预警");

        var commander = city.As("commander", District);
        var issued = await Warnings.IssueWarningAsync(new V1.IssueWarningRequest { Id = drafted.Id, ExpectedVersion = 1 }, commander);
        issued.Messages.ShouldHaveSingleItem().Identifier.ShouldBe($"{drafted.Id}.2");
        var (_, address) = (await Feed()).Single(entry => entry.Title == "暴雨黄色预警");
        using var http = new HttpClient();
        using var cap = await http.GetAsync(address);
        (cap.Content.Headers.ContentType!.MediaType, await cap.Content.ReadAsStringAsync())
            .ShouldBe(("application/cap+xml", $"<alert>{drafted.Id}.2</alert>"));

        await Warnings.UpdateWarningAsync(new V1.UpdateWarningRequest { Id = drafted.Id, Content = Content("暴雨橙色预警") }, commander);
        await Warnings.CancelWarningAsync(new V1.CancelWarningRequest { Id = drafted.Id, Reason = "雨停" }, commander);
        (await Feed()).ShouldContain(entry => entry.Title == "【解除】暴雨橙色预警" && entry.Address.EndsWith($"{drafted.Id}.4.xml"));
        (await Warnings.ListWarningsAsync(new V1.ListWarningsRequest { State = "other" }, city.As("auditor")))
            .Warnings.ShouldContain(warning => warning.Id == drafted.Id && warning.Stage == "cancelled");
    }

    [Fact]
    public async Task The_same_request_names_the_same_warning_and_what_is_stale_or_out_of_place_is_refused()
    {
        var caller = city.As("commander", District);
        var one = await Warnings.DraftWarningAsync(Draft("same", "a"), caller);
        (await Warnings.DraftWarningAsync(Draft("same", "a"), caller)).Id.ShouldBe(one.Id);

        await Refused(StatusCode.Aborted, async () => await Warnings.IssueWarningAsync(new V1.IssueWarningRequest { Id = one.Id, ExpectedVersion = 9 }, caller));
        await Refused(StatusCode.FailedPrecondition, async () => await Warnings.UpdateWarningAsync(
            new V1.UpdateWarningRequest { Id = one.Id, Content = Content("b") }, caller));
        await Refused(StatusCode.NotFound, async () => await Warnings.GetWarningAsync(new V1.GetWarningRequest { Id = one.Id }, city.As("admin", "500104")));
        await Refused(StatusCode.InvalidArgument, async () => await Warnings.GetWarningAsync(new V1.GetWarningRequest { Id = "17" }, caller));
        await Refused(StatusCode.PermissionDenied, async () => await Warnings.DraftWarningAsync(Draft("out", "a", r => r.Centre = "50"), caller));
        await Refused(StatusCode.InvalidArgument, async () => await Warnings.DraftWarningAsync(Draft("", "a"), caller));
        await Refused(StatusCode.InvalidArgument, async () => await Warnings.DraftWarningAsync(Draft("w", "a", r => r.Content.Urgency = "Soon"), caller));
        await Refused(StatusCode.InvalidArgument, async () => await Warnings.DraftWarningAsync(Draft("w", "a", r => r.Content.Severity = "V"), caller));
        await Refused(StatusCode.InvalidArgument, async () => await Warnings.DraftWarningAsync(Draft("w", "a", r => r.Content.Areas.Add("500199")), caller));
        await Refused(StatusCode.InvalidArgument, async () => await Warnings.DraftWarningAsync(Draft("w", "a", r => r.Content.ExpiresAt = null), caller));
    }

    [Theory]
    [InlineData("warning:500103:abc.2.xml")]
    [InlineData("warning:500199:abc.2.xml")]
    [InlineData("warning:500103:abc.xml")]
    [InlineData("17.xml")]
    public async Task A_message_that_was_never_told_is_not_found(string file)
    {
        using var http = new HttpClient { BaseAddress = city.Http };
        using var answer = await http.GetAsync($"/cap/v1/{file}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["message"]!.GetValue<string>().ShouldStartWith("There is no message");
    }

    private async Task<IReadOnlyList<(string Title, string Address)>> Feed()
    {
        using var http = new HttpClient { BaseAddress = city.Http };
        var feed = XDocument.Parse(await http.GetStringAsync("/cap/v1/feed.atom")).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        return [.. feed.Elements(Atom + "entry").Select(entry => (
            (string)entry.Element(Atom + "title")!, (string)entry.Element(Atom + "link")!.Attribute("href")!))];
    }

    private static V1.DraftWarningRequest Draft(string key, string headline, Action<V1.DraftWarningRequest>? change = null)
    {
        var request = new V1.DraftWarningRequest { RequestId = key, Centre = District, Content = Content(headline) };
        change?.Invoke(request);
        return request;
    }

    private static V1.WarningContent Content(string headline) => new()
    {
        EventType = "rain.heavy", Categories = { "Met" }, Responses = { "Shelter" }, Urgency = "Expected", Severity = "III", Certainty = "Likely",
        Zh = new V1.WarningText { Event = "暴雨", Headline = headline, Description = "降雨超过五十毫米。" },
        ExpiresAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(3)), Areas = { TinyCity.Street },
    };

    private static async Task Refused(StatusCode code, Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(code);
}
