using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.Testing;
using CityTwin.Warnings;

namespace CityTwin.Gateway.Tests.Calls;

/// <summary>Messages of other authorities. The districts of the tiny city lie side by side: 106.5 to 106.6 and to 106.7 east.</summary>
[Collection(ScriptedCityTests.Name)]
public partial class CapInboundTests(ScriptedCity city)
{
    private const string West = "500103", East = "500104";

    /// <summary>All of the west, and of the east a part.</summary>
    private const string BothPlaces = "<polygon>29.4,106.4 29.7,106.4 29.7,106.62 29.4,106.62 29.4,106.4</polygon>";
    private const string EastPlace = "<polygon>29.4,106.61 29.7,106.61 29.7,106.8 29.4,106.8 29.4,106.61</polygon>";

    private readonly string _run = Guid.CreateVersion7().ToString("N");

    private readonly DateTimeOffset _sent = TimeProvider.System.GetUtcNow();

    private V1.WarningService.WarningServiceClient Warnings => new(city.Channel());

    [Fact]
    public async Task An_alert_is_a_warning_in_each_district_it_reaches_and_follows_its_updates()
    {
        var first = await Taken(Message("a", BothPlaces));
        first.Select(One).ShouldBe([(West, 1, "issued"), (East, 1, "issued")]);
        first[0]!["areas"]!.AsArray().Select(area => (string)area!).ShouldBe([West], "it is covered whole");
        first[1]!["areas"]!.AsArray().Select(area => (string)area!).ShouldBe([TinyCity.OtherStreet]);
        (await Taken(Message("a", BothPlaces))).Select(One).ShouldBe(first.Select(One), "it is here already");

        var listed = await Listed("received");
        var shown = listed.First(warning => warning.Id == (string)first[0]!["id"]!);
        (shown.Received.Sender, shown.Received.SenderName, shown.Received.Status, shown.Received.BroughtBy)
            .ShouldBe(($"weather-{_run}@bureau.example", "气象台", "actual", "test-integrator"));
        (shown.Content.Severity, shown.Content.Zh.Headline, shown.Content.En.Event, shown.Content.EventType).ShouldBe(("II", "暴雨橙色预警", "Rainstorm", "rain.heavy"));
        (await Listed("own")).ShouldNotContain(warning => warning.Id == shown.Id);
        using var http = new HttpClient { BaseAddress = city.Http };
        (await http.GetStringAsync("/cap/v1/feed.atom")).ShouldNotContain(shown.Id, Case.Sensitive, "others' are not ours to tell");

        var updated = await Taken(Message("b", EastPlace, "Update", "a", after: 1));
        updated.Select(One).ShouldBe([(West, 2, "cancelled"), (East, 2, "updated")], "it does not reach the west any more");
        var again = await Taken(Message("c", BothPlaces, "Update", "b", after: 2));
        again.Select(One).ShouldBe([(West, 1, "issued"), (East, 3, "updated")], ignoreOrder: true);
        (await Refused(Message("d", BothPlaces, "Update", "a", after: 1))).ShouldBe((HttpStatusCode.Conflict, "alert/sent"));

        (await Taken(Message("e", "", "Cancel", "a c", after: 3))).Select(One)
            .ShouldBe([(West, 2, "cancelled"), (East, 4, "cancelled")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_circle_and_a_code_of_ours_say_where_as_well_and_a_code_of_others_does_not()
    {
        (await Taken(Message("circle", "<circle>29.55,106.65 1</circle>"))).Select(One).ShouldBe([(East, 1, "issued")]);
        (await Taken(Message("code", Code("GB/T 2260", "500103000000")))).Select(One).ShouldBe([(West, 1, "issued")]);
        (await Taken(Message("street", Code("adcode", TinyCity.Street))))[0]!["areas"]!.AsArray().Single()!.GetValue<string>().ShouldBe(TinyCity.Street);
        (await Taken(Message("city", Code("GB/T 2260", "500000")))).Select(One).ShouldBe([(West, 1, "issued"), (East, 1, "issued")]);
        (await Refused(Message("other", Code("SAME", "500103")))).ShouldBe((HttpStatusCode.BadRequest, "alert/info/area"));
    }

    [Fact]
    public async Task Exercises_and_tests_are_kept_apart()
    {
        var id = (string)(await Taken(Message("drill", EastPlace, change: xml => xml.Replace(">Actual<", ">Exercise<"))))[0]!["id"]!;
        (await Listed("received", "exercise")).ShouldContain(warning => warning.Id == id && warning.Exercise && warning.Received.Status == "exercise");
        (await Listed("received", "actual")).ShouldNotContain(warning => warning.Id == id);
    }

    [Fact]
    public async Task Only_those_who_may_bring_it_do_and_only_to_their_own_districts()
    {
        (await Refused(Message("role", EastPlace), role: "operator")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Refused(Message("area", EastPlace), area: West)).ShouldBe((HttpStatusCode.Forbidden, "alert/info/area"));
        (await Taken(Message("half", BothPlaces), role: "commander", area: West)).Select(One).ShouldBe([(West, 1, "issued")]);
        using var nobody = new HttpClient { BaseAddress = city.Http };
        (await nobody.PostAsync("/cap/v1/alerts", Body(Message("nobody", EastPlace)))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_is_named_for_a_sender_brings_its_messages_and_nobody_elses_and_nobody_else_brings_them()
    {
        string Named(string xml) => xml.Replace($"weather-{_run}@bureau.example", ScriptedCity.NamedSender, StringComparison.Ordinal);
        (await Refused(Named(Message("n", EastPlace)))).ShouldBe((HttpStatusCode.Forbidden, "alert/sender"));
        (await Refused(Message("n", EastPlace), subject: ScriptedCity.Bringers[0])).ShouldBe((HttpStatusCode.Forbidden, "alert/sender"));
        city.Script.Warnings.Values.ShouldNotContain(warning => warning.Messages.Any(message => message.Identifier == $"{_run}-n"));
        (await Taken(Named(Message("n", EastPlace)), subject: ScriptedCity.Bringers[0])).Select(One).ShouldBe([(East, 1, "issued")]);
        (await Taken(Named(Message("o", EastPlace, "Update", "n", after: 1)), subject: ScriptedCity.Bringers[1])).Select(One)
            .ShouldBe([(East, 2, "updated")]);
    }

    [Fact]
    public async Task Only_who_brought_a_warning_changes_it_or_takes_it_back()
    {
        var another = $"another-{_run}";
        await Taken(Message("a", BothPlaces));
        (await Refused(Message("b", EastPlace, "Update", "a", after: 1), subject: another)).ShouldBe((HttpStatusCode.Forbidden, "alert/references"));
        (await Refused(Message("b", "", "Cancel", "a", after: 1), subject: another)).ShouldBe((HttpStatusCode.Forbidden, "alert/references"));
        (await Taken(Message("a", BothPlaces), subject: another)).Select(One)
            .ShouldBe([(West, 1, "issued"), (East, 1, "issued")], "the same again changes nothing, whoever brings it");
        (await Taken(Message("b", "", "Cancel", "a", after: 1))).Select(One).ShouldBe([(West, 2, "cancelled"), (East, 2, "cancelled")], ignoreOrder: true);
        var listed = await new V1.GovernanceService.GovernanceServiceClient(city.Channel())
            .ListAttemptsAsync(new V1.ListAttemptsRequest { PageSize = 1_000 }, city.As("auditor"));
        listed.Attempts.Where(attempt => attempt.Principal == another).Select(attempt => attempt.Code)
            .ShouldBe(["PERMISSION_DENIED", "PERMISSION_DENIED"]);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_place_and_nothing_is_kept()
    {
        (await Refused(Message("x", "<polygon>9,9 9.1,9 9,9.1 9,9</polygon>"))).ShouldBe((HttpStatusCode.BadRequest, "alert/info/area"));
        (await Refused(Message("x", "<polygon>29,106 29,107</polygon>"))).ShouldBe((HttpStatusCode.BadRequest, "alert/info[1]/area[1]/polygon[1]"));
        (await Refused(Message("x", EastPlace, "Ack", "a"))).ShouldBe((HttpStatusCode.BadRequest, "alert/msgType"));
        (await Refused(Message("x", EastPlace, change: xml => xml.Replace(">Actual<", ">System<")))).ShouldBe((HttpStatusCode.BadRequest, "alert/status"));
        (await Refused(Message("x", EastPlace, "Update"))).ShouldBe((HttpStatusCode.BadRequest, "alert/references"));
        (await Refused(Message("x", "", "Cancel", "never-heard"))).ShouldBe((HttpStatusCode.NotFound, "alert/references"));
        (await Refused(Message("x", string.Concat(Enumerable.Repeat("<circle>29.55,106.65 1</circle>", 501))))).ShouldBe((HttpStatusCode.BadRequest, "alert/info/area"));
        (await Refused("<!DOCTYPE alert [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + Message("x", EastPlace))).ShouldBe((HttpStatusCode.BadRequest, "alert"));
        (await Refused("{}")).ShouldBe((HttpStatusCode.BadRequest, "alert"));
        (await Refused(Message("x", EastPlace) + new string(' ', 1_100_000))).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "alert"));
        (await Refused(Message("x", EastPlace), type: "application/json")).ShouldBe((HttpStatusCode.UnsupportedMediaType, "Content-Type"));
        city.Script.Warnings.Values.ShouldNotContain(warning => warning.Messages.Any(message => message.Identifier == $"{_run}-x"));
    }

    [Theory]
    [InlineData("australia")]
    [InlineData("canada")]
    [InlineData("canada_signed")]
    [InlineData("earthquake-iso8859-1")]
    [InlineData("thunderstorm")]
    [InlineData("wcatwc-warning")]
    public async Task A_real_message_is_not_of_this_city_and_moved_here_it_is_taken(string name)
    {
        var real = File.ReadAllBytes(SharedData.Require($"04-standards/cap-1.2/samples/{name}.cap"));
        (await Refused(real)).Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound);
        var text = Encoding.Latin1.GetString(real);
        var prefix = text.Contains("<cap:alert", StringComparison.Ordinal) ? "cap:" : "";
        var places = Places().Replace(text, "");
        var end = places.LastIndexOf($"</{prefix}areaDesc>", StringComparison.Ordinal) + $"</{prefix}areaDesc>".Length;
        var here = places.Insert(end, EastPlace.Replace("polygon>", $"{prefix}polygon>", StringComparison.Ordinal));
        var taken = await Taken(Encoding.Latin1.GetBytes(here));
        taken.Select(one => ((string)one!["id"]!).Split(':')[1]).ShouldBe([East]);
        city.Script.Warnings[WarningId.Parse((string)taken[0]!["id"]!)].Content.Zh.Headline.ShouldNotBeEmpty();
    }

    private static string Code(string name, string value) => $"<geocode><valueName>{name}</valueName><value>{value}</value></geocode>";

    private string Message(string identifier, string places, string type = "Alert", string references = "", int after = 0, Func<string, string>? change = null)
    {
        string Time(int seconds) => _sent.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss+00:00", System.Globalization.CultureInfo.InvariantCulture);
        var sender = $"weather-{_run}@bureau.example";
        var refers = references.Length == 0 ? "" :
            $"<references>{string.Join(' ', references.Split(' ').Select(one => $"{sender},{_run}-{one},{Time(0)}"))}</references>";
        string Info(string language, string happens, string headline) =>
            $"""
            <info><language>{language}</language><category>Met</category><event>{happens}</event><urgency>Expected</urgency><severity>Severe</severity>
            <certainty>Likely</certainty><eventCode><valueName>x</valueName><value>rain.heavy</value></eventCode><expires>{Time(7200)}</expires>
            <senderName>气象台</senderName><headline>{headline}</headline><area><areaDesc>here</areaDesc>{places}</area></info>
            """;
        var infos = places.Length == 0 ? "" : Info("zh-CN", "暴雨", "暴雨橙色预警") + Info("en", "Rainstorm", "Orange warning of rainstorm");
        var xml =
            $"""
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{_run}-{identifier}</identifier><sender>{sender}</sender><sent>{Time(after)}</sent>
            <status>Actual</status><msgType>{type}</msgType><scope>Public</scope>{refers}{infos}</alert>
            """;
        return change is null ? xml : change(xml);
    }

    private static (string District, int Version, string Stage) One(JsonNode? warning) =>
        (((string)warning!["id"]!).Split(':')[1], (int)warning["version"]!, (string)warning["stage"]!);

    private async Task<IReadOnlyList<V1.Warning>> Listed(string origin, string status = "") => (await Warnings.ListWarningsAsync(
        new V1.ListWarningsRequest { Origin = origin, Status = status, PageSize = 200 }, city.As("auditor"))).Warnings;

    private Task<JsonArray> Taken(string xml, string role = "integrator", string area = "50", string? subject = null) =>
        Taken(Encoding.UTF8.GetBytes(xml), role, area, subject);

    private async Task<JsonArray> Taken(byte[] xml, string role = "integrator", string area = "50", string? subject = null)
    {
        using var http = city.Client(role, area, subject);
        using var answer = await http.PostAsync("/cap/v1/alerts", Body(xml));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["warnings"]!.AsArray();
    }

    private Task<(HttpStatusCode Status, string Path)> Refused(
        string xml, string role = "integrator", string area = "50", string? type = null, string? subject = null) =>
        Refused(Encoding.UTF8.GetBytes(xml), role, area, type, subject);

    private async Task<(HttpStatusCode Status, string Path)> Refused(
        byte[] xml, string role = "integrator", string area = "50", string? type = null, string? subject = null)
    {
        using var http = city.Client(role, area, subject);
        using var answer = await http.PostAsync("/cap/v1/alerts", Body(xml, type));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        answer.IsSuccessStatusCode.ShouldBeFalse(body.ToJsonString());
        ((string)body["message"]!).ShouldNotBeEmpty();
        return (answer.StatusCode, (string?)body["details"]!.AsArray().FirstOrDefault()?["path"] ?? "");
    }

    private static ByteArrayContent Body(string xml) => Body(Encoding.UTF8.GetBytes(xml));

    private static ByteArrayContent Body(byte[] xml, string? type = null)
    {
        var body = new ByteArrayContent(xml);
        body.Headers.ContentType = new MediaTypeHeaderValue(type ?? "application/cap+xml");
        return body;
    }

    [GeneratedRegex("<(cap:)?(polygon|circle)>.*?</(cap:)?(polygon|circle)>|<(cap:)?geocode>.*?</(cap:)?geocode>", RegexOptions.Singleline)]
    private static partial Regex Places();
}
