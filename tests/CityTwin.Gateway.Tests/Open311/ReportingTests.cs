using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Open311;

[Collection(ScriptedCityTests.Name)]
public sealed class ReportingTests(ScriptedCity city) : IDisposable
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private readonly HttpClient _http = new() { BaseAddress = city.Http };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_citizens_report_becomes_an_order_with_words_and_reporter_sealed()
    {
        var order = await Taken(new()
        {
            ["service_code"] = "M04006", ["lat"] = "29.56", ["long"] = "106.56", ["description"] = "桥下积水，车过不去",
            ["first_name"] = "三", ["last_name"] = "张", ["phone"] = "13800000000", ["email"] = "zs@example.org",
            ["address_string"] = "人民路桥下", ["attribute[water-depth]"] = "knee", ["attribute[trapped][]"] = "vehicles",
        });

        (order.Source, order.Category, order.Cell.Value, order.Lead.Value).ShouldBe(
            (WorkOrderSource.Citizen, "M04006", TinyCity.Cell, TinyCity.Street));
        (order.Longitude, order.Latitude, order.Exercise).ShouldBe((106.56, 29.56, false));
        Words(order.Description).ShouldBe("桥下积水，车过不去\n积水有多深？到膝盖\n有什么被困？车辆\n地址：人民路桥下");
        Words(order.Reporter).ShouldBe("姓名：三 张\n电话：13800000000\n邮箱：zs@example.org");
        order.Requests.ShouldHaveSingleItem().ShouldNotContain("13800000000");
    }

    [Fact]
    public async Task Pictures_come_as_multipart_and_are_what_they_say_they_are()
    {
        using var form = Multipart(("photo", "image/png", Png), ("media", "image/png", [.. Png, 9]));
        using var answer = await _http.PostAsync("/open311/v2/requests.json", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var order = Order(await Rows(answer));
        order.Photos.Select(photo => (photo.MediaType, photo.LengthBytes)).ShouldBe([("image/png", 11), ("image/png", 12)]);

        using var wrong = Multipart(("photo", "image/jpeg", Png));
        (await Refused(await _http.PostAsync("/open311/v2/requests.json", wrong), 400)).ShouldContain("the bytes are not image/jpeg");
        using var many = Multipart([.. Enumerable.Range(0, 5).Select(i => ($"p{i}", "image/png", Png))]);
        (await Refused(await _http.PostAsync("/open311/v2/requests.json", many), 400)).ShouldContain("more than 4");
    }

    [Theory]
    [InlineData("lat=29.56&long=106.56", 400, "service_code was not provided")]
    [InlineData("service_code=X99&lat=29.56&long=106.56", 404, "service_code 'X99' was not found")]
    [InlineData("service_code=M04006", 400, "place was not provided")]
    [InlineData("service_code=M04006&lat=29.56", 400, "long was not provided")]
    [InlineData("service_code=M04006&lat=north&long=106.56", 400, "lat: 'north'")]
    [InlineData("service_code=M04006&lat=NaN&long=106.56", 400, "lat: 'NaN'")]
    [InlineData("service_code=M04006&lat=39.3&long=-76.6", 400, "lat, long: -76.6, 39.3 lies in no cell of this city")]
    [InlineData("service_code=M04006&address_string=somewhere", 400, "address_string alone")]
    [InlineData("service_code=M04006&address_id=500103", 400, "address_id '500103' is not a grid cell")]
    [InlineData("service_code=M04003&lat=29.56&long=106.56", 400, "attribute[anyone-unwell] was not provided")]
    [InlineData("service_code=M04003&lat=29.56&long=106.56&attribute[anyone-unwell]=maybe", 400, "'maybe' is none of no, yes, unknown")]
    [InlineData("service_code=M04006&lat=29.56&long=106.56&attribute[colour]=red", 400, "attribute[colour]")]
    [InlineData("service_code=M04006&lat=29.56&long=106.56&email=nobody", 400, "email: 'nobody'")]
    [InlineData("service_code=M04006&lat=29.56&long=106.56&media_url=file:///etc/passwd", 400, "media_url")]
    [InlineData("service_code=M04006&lat=29.56&long=106.56&api_key=guessed", 403, "api_key")]
    [InlineData("service_code=M04006&lat=29.56&long=106.56&jurisdiction_id=chicago.gov", 404, "jurisdiction_id 'chicago.gov'")]
    public async Task A_report_that_cannot_be_taken_is_told_why(string form, int status, string mentions)
    {
        var before = city.Script.Orders.Count;
        using var body = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        (await Refused(await _http.PostAsync("/open311/v2/requests.json", body), status)).ShouldContain(mentions);
        using var again = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var xml = await _http.PostAsync("/open311/v2/requests.xml", again);
        xml.Content.Headers.ContentType!.ToString().ShouldBe("text/xml; charset=utf-8");
        var error = XDocument.Parse(await xml.Content.ReadAsStringAsync()).Root!;
        (error.Name.LocalName, (int)error.Element("error")!.Element("code")!).ShouldBe(("errors", status));
        ((string)error.Element("error")!.Element("description")!).ShouldContain(mentions);
        city.Script.Orders.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Words_that_are_too_long_and_what_is_no_form_are_refused()
    {
        using var json = JsonContent.Create(new { service_code = "M04006" });
        (await Refused(await _http.PostAsync("/open311/v2/requests.json", json), 400)).ShouldContain("x-www-form-urlencoded");
        using var wordy = new FormUrlEncodedContent(Form(("description", new string('水', 4_001))));
        (await Refused(await _http.PostAsync("/open311/v2/requests.json", wordy), 400)).ShouldContain("description: 4001 characters");
        using var large = new ByteArrayContent(new byte[10 * 1024 * 1024]);
        large.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.json") { Content = large };
        asked.Headers.ExpectContinue = true; // Or the line is cut while we still write.
        (await Refused(await _http.SendAsync(asked), 413)).ShouldContain("too large");
    }

    [Fact]
    public async Task A_report_that_is_sent_again_is_the_same_report()
    {
        var form = Form(("description", "同一处，同一句话")).ToDictionary();
        var first = await Taken(form);
        using var again = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync("/open311/v2/requests.json", again);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Order(await Rows(answer)).Id.ShouldBe(first.Id);

        form["description"] = "另一句话";
        (await Taken(form)).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task An_idempotency_key_names_one_report_and_is_not_kept_as_it_came()
    {
        _http.DefaultRequestHeaders.Add("Idempotency-Key", "5f2c-one");
        var first = await Taken(Form(("description", "甲")).ToDictionary());
        using var again = new FormUrlEncodedContent(Form(("description", "乙")));
        using var answer = await _http.PostAsync("/open311/v2/requests.json", again);
        Order(await Rows(answer)).Id.ShouldBe(first.Id);
        first.Requests.ShouldNotContain("5f2c-one");
    }

    [Fact]
    public async Task An_app_with_a_key_has_a_bound_of_its_own_and_is_told_when_it_is_reached()
    {
        for (var i = 0; i < 3; i++)
        {
            await Taken(Form(("description", $"app {i}"), ("api_key", ScriptedCity.ApiKey)).ToDictionary());
        }

        using var form = new FormUrlEncodedContent(Form(("description", "app 3"), ("api_key", ScriptedCity.ApiKey)));
        using var answer = await _http.PostAsync("/open311/v2/requests.json", form);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await Refused(answer, 429)).ShouldContain("api_key 'app' has sent more than 1 reports an hour");
        await Taken(Form(("description", "without a key")).ToDictionary());
    }

    [Fact]
    public async Task The_receipt_says_who_sees_to_it_in_either_language_and_format()
    {
        using var form = new FormUrlEncodedContent(Form(
            ("service_code", "M04003"), ("attribute[anyone-unwell]", "yes"), ("description", "receipt")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.xml") { Content = form };
        request.Headers.AcceptLanguage.ParseAdd("en-GB,en;q=0.9,zh;q=0.5");
        using var answer = await _http.SendAsync(request);
        answer.Content.Headers.ContentLanguage.ShouldBe(["en"]);
        var root = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        root.Name.LocalName.ShouldBe("service_requests");
        var row = root.Elements("request").ShouldHaveSingleItem();
        row.Elements().Select(element => element.Name.LocalName).ShouldBe(["service_request_id", "service_notice", "account_id"]);
        ((string)row.Element("service_notice")!).ShouldContain("call 110, 119 or 120");
    }

    private static IEnumerable<KeyValuePair<string, string>> Form(params (string Name, string Value)[] more)
    {
        var form = new Dictionary<string, string> { ["service_code"] = "M05001", ["lat"] = "29.57", ["long"] = "106.57" };
        foreach (var (name, value) in more)
        {
            form[name] = value;
        }

        return form;
    }

    private static MultipartFormDataContent Multipart(params (string Name, string MediaType, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Form(("description", $"{files.Length} pictures")))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, type, bytes) in files)
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new(type);
            form.Add(content, name, $"{name}.bin");
        }

        return form;
    }

    private async Task<WorkOrderView> Taken(Dictionary<string, string> form)
    {
        using var body = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync("/open311/v2/requests.json", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return Order(await Rows(answer));
    }

    private WorkOrderView Order(JsonArray rows) =>
        city.Script.Orders[WorkOrderId.Parse(rows.ShouldHaveSingleItem()!["service_request_id"]!.GetValue<string>())];

    private string Words(SealedItem? item) => Encoding.UTF8.GetString(city.Script.Sealed[item.ShouldNotBeNull().Commitment].Content);

    private static async Task<JsonArray> Rows(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonArray>())!;

    private static async Task<string> Refused(HttpResponseMessage answer, int status)
    {
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var error = (await Rows(answer)).ShouldHaveSingleItem()!;
        error["code"]!.GetValue<int>().ShouldBe(status);
        return error["description"]!.GetValue<string>();
    }
}
