using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.Ingest;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class RestTests(ScriptedCity city)
{
    [Theory]
    [InlineData("/v1/twins?pageSize=5000", 400, "page_size")]
    [InlineData("/v1/twins?kind=unicorn", 400, "unicorn")]
    [InlineData("/v1/twins?bbox=1,2,3", 400, "bbox")]
    [InlineData("/v1/twins?area=500199", 404, "500199")]
    [InlineData("/v1/twins/nonsense", 400, "nonsense")]
    [InlineData("/v1/alerts?severity=V", 400, "severity")]
    [InlineData("/v1/alerts/alert:500103001001001:unknown", 404, "unknown")]
    [InlineData("/v1/geojson/unicorns?area=50", 400, "unicorns")]
    public async Task A_bad_request_is_told_what_and_where(string path, int status, string mentions)
    {
        using var answer = await city.Client("operator").GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status, path);
        var error = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        error["message"]!.GetValue<string>().ShouldContain(mentions);
        error["code"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_device_is_provisioned_once_and_its_password_shown_once()
    {
        var http = city.Client("integrator", "500103");
        var asked = new { deviceId = "rest-0001", kind = "river-level", cell = TinyCity.Cell };
        using var first = await http.PostAsJsonAsync("/v1/devices", asked);
        var credential = (await first.Content.ReadFromJsonAsync<JsonNode>())!;
        credential["username"]!.GetValue<string>().ShouldBe("rest-0001");
        credential["password"]!.GetValue<string>().Length.ShouldBeGreaterThanOrEqualTo(43, "256 bits in base64url");
        using var second = await http.PostAsJsonAsync("/v1/devices", asked);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var shown = (await http.GetFromJsonAsync<JsonNode>("/v1/devices/rest-0001"))!;
        shown.ToJsonString().ShouldNotContain(credential["password"]!.GetValue<string>());
        var rotated = await http.PostAsJsonAsync("/v1/devices/rest-0001:rotate", new { });
        (await rotated.Content.ReadFromJsonAsync<JsonNode>())!["password"]!.GetValue<string>()
            .ShouldNotBe(credential["password"]!.GetValue<string>());
    }

    /// <summary>A password is shown once: one that the answer lost would have been lost for good.</summary>
    [Fact]
    public async Task A_shard_that_fails_does_not_take_the_passwords_of_the_others_with_it()
    {
        var good = Enumerable.Range(0, 1_000).Select(i => $"batch-{i}")
            .First(id => DeviceShard.KeyOf(id) != DeviceShard.KeyOf("fails-1"));
        var devices = new[] { "fails-1", good }.Select(id => new { deviceId = id, kind = "river-level", cell = TinyCity.Cell });
        using var answer = await city.Client("integrator").PostAsJsonAsync("/v1/devices:batch", new { devices });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var outcomes = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["outcomes"]!.AsArray();
        outcomes[0]!["error"]!.GetValue<string>().ShouldBe("unavailable");
        outcomes[0]!["reason"]!.GetValue<string>().ShouldContain("try again");
        outcomes[1]!["credential"]!["password"]!.GetValue<string>().ShouldNotBeEmpty();
        using var alone = await city.Client("integrator").PostAsJsonAsync("/v1/devices",
            new { deviceId = "fails-2", kind = "river-level", cell = TinyCity.Cell });
        alone.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Geometry_that_did_not_change_is_not_sent_again()
    {
        var http = city.Client("operator");
        using var first = await http.GetAsync("/v1/geojson/cells?area=500103&zoom=14");
        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        (await first.Content.ReadFromJsonAsync<JsonNode>())!["features"]!.AsArray().Count.ShouldBe(2);
        http.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await http.GetAsync("/v1/geojson/cells?area=500103&zoom=14");
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Listing_goes_through_pages_to_the_end_without_repeating_or_leaving_out()
    {
        for (var i = 0; i < 7; i++)
        {
            await city.Street(TinyCity.OtherStreet).Show(ScriptedCity.Row(TinyCity.OtherStreet + "001001", $"p{i}", 1));
        }

        var http = city.Client("operator");
        var (seen, token) = (new List<string>(), "");
        do
        {
            var page = (await http.GetFromJsonAsync<JsonNode>($"/v1/twins?area=500104&kind=sensor&pageSize=2&pageToken={token}"))!;
            seen.AddRange(page["twins"]!.AsArray().Select(twin => twin!["id"]!.GetValue<string>()));
            token = page["nextPageToken"]?.GetValue<string>() ?? "";
        }
        while (token.Length > 0);

        seen.Count(id => id.Contains(":p")).ShouldBe(7);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Health_is_told_to_anyone_and_nothing_else_is()
    {
        using var http = new HttpClient { BaseAddress = city.Http };
        (await http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/v1/city")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await http.GetAsync("/v1/geojson/cells?area=50")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
