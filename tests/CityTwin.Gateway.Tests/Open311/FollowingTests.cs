using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CityTwin.City;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Open311;

[Collection(ScriptedCityTests.Name)]
public sealed class FollowingTests : IDisposable
{
    private const long Day = 86_400_000;

    private static readonly string[] RequestFields =
    [
        "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible",
        "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode",
        "lat", "long", "media_url",
    ];

    private readonly ScriptedCity _city;
    private readonly HttpClient _http;

    /// <summary>A time of its own, far from what other tests report.</summary>
    private readonly long _from = DateTimeOffset.Parse("2020-03-01T00:00:00Z").ToUnixTimeMilliseconds();

    public FollowingTests(ScriptedCity city)
    {
        _city = city;
        _http = new HttpClient { BaseAddress = city.Http };
        Clear();
    }

    public void Dispose()
    {
        _http.Dispose();
        Clear();
    }

    [Fact]
    public async Task Categories_are_services_in_json_and_xml()
    {
        var json = (await _http.GetFromJsonAsync<JsonArray>("/open311/v2/services.json"))!;
        var flood = json.Single(service => (string)service!["service_code"]! == "M04006")!;
        ((string)flood["service_name"]!, (bool)flood["metadata"]!, (string)flood["type"]!, (string)flood["group"]!)
            .ShouldBe(("道路积水", true, "realtime", "突发事件"));
        ((string)flood["keywords"]!).ShouldContain("积水, ");

        using var answer = await _http.GetAsync("/open311/v2/services.xml");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/xml; charset=utf-8");
        var root = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        root.Name.LocalName.ShouldBe("services");
        root.Elements("service").Count().ShouldBe(json.Count);
        root.Elements("service").First().Elements().Select(element => element.Name.LocalName).ShouldBe(
            ["service_code", "service_name", "description", "metadata", "type", "keywords", "group"]);
    }

    [Fact]
    public async Task A_services_questions_are_its_attributes()
    {
        var json = (await _http.GetFromJsonAsync<JsonObject>("/open311/v2/services/M04006.json"))!;
        var depth = json["attributes"]![0]!;
        ((string)depth["code"]!, (string)depth["datatype"]!, (bool)depth["required"]!, (bool)depth["variable"]!, (int)depth["order"]!)
            .ShouldBe(("water-depth", "singlevaluelist", false, true, 1));
        depth["values"]!.AsArray().Select(value => (string)value!["key"]!).ShouldBe(["ankle", "knee", "deeper"]);

        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var root = XDocument.Parse(await _http.GetStringAsync("/open311/v2/services/M04003.xml")).Root!;
        (root.Name.LocalName, (string)root.Element("service_code")!).ShouldBe(("service_definition", "M04003"));
        var asked = root.Element("attributes")!.Elements("attribute").ShouldHaveSingleItem();
        asked.Elements().Select(element => element.Name.LocalName).ShouldBe(
            ["variable", "code", "datatype", "required", "datatype_description", "order", "description", "values"]);
        ((string)asked.Element("required")!, (string)asked.Element("description")!).ShouldBe(("true", "Does anybody feel unwell?"));
        asked.Element("values")!.Elements("value").Select(value => (string)value.Element("name")!).ShouldBe(["No", "Yes", "Not known"]);

        (await _http.GetFromJsonAsync<JsonObject>("/open311/v2/services/M05001.json"))!["attributes"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_is_followed_by_its_id_without_anything_of_its_reporter()
    {
        var order = Put("f1", 0, order => order with
        {
            State = WorkOrderState.Handling,
            Assignments = [new WorkAssignment("drainage", DivisionCode.Parse(TinyCity.Street), true, WorkAssignmentState.Accepted, 0)],
            Clocks = [new StageClock(WorkStage.Overall, _from, _from + Day)],
            Description = new SealedItem("c1", "text/plain", 9),
            Reporter = new SealedItem("c2", "text/plain", 9),
            Photos = [new SealedItem("c3", "image/png", 9)],
        });
        _city.Script.Sealed["c1"] = new SealedContent("text/plain", "secret words"u8.ToArray());

        var text = await _http.GetStringAsync($"/open311/v2/requests/{order.Id}.json");
        var row = JsonNode.Parse(text)!.AsArray().ShouldHaveSingleItem()!.AsObject();
        row.Select(field => field.Key).ShouldBe(RequestFields);
        ((string)row["status"]!, (string)row["status_notes"]!).ShouldBe(("open", "市排水有限公司正在处置。".Replace("市排水有限公司", (string)row["agency_responsible"]!)));
        ((string)row["requested_datetime"]!, (string)row["expected_datetime"]!).ShouldBe(("2020-03-01T00:00:00Z", "2020-03-02T00:00:00Z"));
        ((double)row["lat"]!, (double)row["long"]!, (string)row["address_id"]!).ShouldBe((29.56, 106.56, TinyCity.Cell));
        ((string)row["address"]!).ShouldBe("区50区500103区500103001");
        row["description"].ShouldBeNull();
        row["media_url"].ShouldBeNull();
        text.ShouldNotContain("secret");
        text.ShouldNotContain("c2");

        var token = (await _http.GetFromJsonAsync<JsonArray>($"/open311/v2/tokens/{order.Id}.json"))![0]!;
        ((string)token["service_request_id"]!, (string)token["token"]!).ShouldBe((order.Id.Value, order.Id.Value));
    }

    [Fact]
    public async Task What_is_not_for_the_public_is_not_found_and_not_listed()
    {
        var exercise = Put("f2", 1, order => order with { Exercise = true });
        var petition = Put("f3", 1, order => order with { Source = WorkOrderSource.Petition });
        var alert = Put("f4", 1, order => order with { Source = WorkOrderSource.Alert });
        var shown = Put("f5", 1);
        foreach (var hidden in new[] { exercise, petition, alert })
        {
            (await Refused($"/open311/v2/requests/{hidden.Id}.json", 404)).ShouldBe($"service_request_id '{hidden.Id}' was not found.");
            (await Refused($"/open311/v2/tokens/{hidden.Id}.json", 404)).ShouldContain("token");
        }

        (await Listed("")).ShouldBe([shown.Id.Value]);
        (await Listed($"&service_request_id={exercise.Id},{shown.Id},{alert.Id}")).ShouldBe([shown.Id.Value]);
    }

    [Fact]
    public async Task Reports_are_listed_newest_first_by_time_service_and_status()
    {
        var first = Put("g1", 0);
        var second = Put("g2", 1, order => order with { Category = "M05001", State = WorkOrderState.Closed, ClosedAtMs = _from + (2 * Day) });
        var third = Put("g3", 2, cell: TinyCity.OtherStreet + "001001");
        var last = Put("g4", 89, order => order with { State = WorkOrderState.Rejected, RejectedBecause = "not-found" });
        Put("g5", 91);

        (await Listed("")).ShouldBe([last.Id.Value, third.Id.Value, second.Id.Value, first.Id.Value]);
        (await Listed("&status=open")).ShouldBe([third.Id.Value, first.Id.Value]);
        (await Listed("&status=closed")).ShouldBe([last.Id.Value, second.Id.Value]);
        (await Listed("&status=open,closed&service_code=M05001")).ShouldBe([second.Id.Value]);
        (await Listed("&service_code=M05001,M04006")).Count.ShouldBe(4);
        (await Listed("", "2020-03-02T00:00:00Z", "2020-03-03T08:00:00%2B08:00")).ShouldBe([third.Id.Value, second.Id.Value], "both ends belong to it");

        var xml = XDocument.Parse(await _http.GetStringAsync("/open311/v2/requests.xml?start_date=2020-03-01T00:00:00Z&status=closed")).Root!;
        xml.Name.LocalName.ShouldBe("service_requests");
        xml.Elements("request").First().Elements().Select(element => element.Name.LocalName).ShouldBe(RequestFields);
        xml.Elements("request").Select(request => (string)request.Element("status_notes")!)
            .ShouldBe(["未予立案：现场未发现所述情况。", "已处置并结案。"]);
        xml.Elements("request").Last().Element("updated_datetime")!.Value.ShouldBe("2020-03-03T00:00:00Z");
    }

    [Fact]
    public async Task No_more_than_a_thousand_come_at_once_and_exercises_take_no_place_of_theirs()
    {
        for (var i = 0; i < 1_100; i++)
        {
            Put($"h{i}", i / 1_100.0);
            Put($"x{i}", i / 1_100.0, order => order with { Exercise = true });
        }

        var listed = await Listed("");
        listed.Count.ShouldBe(1_000);
        listed.ShouldBeUnique();
        listed.ShouldAllBe(id => id.Contains(":h"));
    }

    [Fact]
    public async Task A_merged_report_says_how_the_one_stands_that_it_goes_on_in()
    {
        var other = Put("m1", 0, order => order with { Source = WorkOrderSource.Alert, State = WorkOrderState.Verifying });
        var merged = Put("m2", 1, order => order with { State = WorkOrderState.Merged, MergedInto = other.Id });
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var row = (await _http.GetFromJsonAsync<JsonArray>($"/open311/v2/requests/{merged.Id}.json"))![0]!;
        ((string)row["status_notes"]!).ShouldBe(
            "It is about the same matter as an earlier report and goes on there. There: Someone is looking on the spot.");
    }

    [Theory]
    [InlineData("requests.json?start_date=2020-03-01", "start_date '2020-03-01'")]
    [InlineData("requests.json?start_date=2020-03-01T00:00:00", "start_date")]
    [InlineData("requests.json?start_date=2020-01-01T00:00:00Z&end_date=2020-04-01T00:00:00Z", "more than 90")]
    [InlineData("requests.json?start_date=2020-02-01T00:00:00Z&end_date=2020-01-01T00:00:00Z", "before start_date")]
    [InlineData("requests.json?status=pending", "status 'pending'")]
    public async Task A_question_that_cannot_be_answered_is_told_why(string path, string mentions) =>
        (await Refused($"/open311/v2/{path}", 400)).ShouldContain(mentions);

    [Theory]
    [InlineData("services/X1.json", "service_code 'X1'")]
    [InlineData("requests.json?service_code=X1", "service_code 'X1'")]
    [InlineData("services.json?jurisdiction_id=nowhere", "jurisdiction_id 'nowhere'")]
    [InlineData("requests/17.json", "service_request_id '17'")]
    [InlineData("tokens/17.json", "token '17'")]
    [InlineData("complaints.json", "no call of GeoReport v2")]
    [InlineData("a/b/c.json", "no call of GeoReport v2")]
    public async Task What_is_not_there_is_not_found(string path, string mentions) =>
        (await Refused($"/open311/v2/{path}", 404)).ShouldContain(mentions);

    [Fact]
    public async Task Without_an_ending_the_caller_says_what_it_takes_and_another_ending_is_refused_in_xml()
    {
        (await _http.GetStringAsync("/open311/v2/services")).ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        (await _http.GetStringAsync("/open311/v2/services/M04006")).ShouldStartWith("{\"service_code\":\"M04006\"");
        using var answer = await _http.GetAsync("/open311/v2/services.yaml");
        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<code>404</code>");
    }

    private WorkOrderView Put(
        string serial, double days, Func<WorkOrderView, WorkOrderView>? change = null, string cell = TinyCity.Cell)
    {
        var at = _from + (long)(days * Day);
        var order = new WorkOrderView
        {
            Id = WorkOrderId.Create(DivisionCode.Parse(cell), serial),
            CorrelationId = serial,
            Source = WorkOrderSource.Citizen,
            Category = "M04006",
            Cell = DivisionCode.Parse(cell),
            Longitude = 106.56,
            Latitude = 29.56,
            ReportedAtMs = at,
            UpdatedAtMs = at,
        };
        order = change?.Invoke(order) ?? order;
        _city.Script.Orders[order.Id] = order;
        return order;
    }

    private void Clear()
    {
        foreach (var order in _city.Script.Orders.Values.Where(order => order.ReportedAtMs < _from + (200 * Day)))
        {
            _city.Script.Orders.TryRemove(order.Id, out _);
        }
    }

    private async Task<IReadOnlyList<string>> Listed(
        string filter, string start = "2020-03-01T00:00:00Z", string end = "2020-05-30T00:00:00Z")
    {
        var rows = await _http.GetFromJsonAsync<JsonArray>($"/open311/v2/requests.json?start_date={start}&end_date={end}{filter}");
        return [.. rows!.Select(row => (string)row!["service_request_id"]!)];
    }

    private async Task<string> Refused(string path, int status)
    {
        using var answer = await _http.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        var error = (await answer.Content.ReadFromJsonAsync<JsonArray>())!.ShouldHaveSingleItem()!;
        error["code"]!.GetValue<int>().ShouldBe(status);
        return (string)error["description"]!;
    }
}
