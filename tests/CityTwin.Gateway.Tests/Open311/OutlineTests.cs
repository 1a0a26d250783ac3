using System.Net;
using System.Text.Json.Nodes;
using CityTwin.Gateway.Tests.Scripted;

namespace CityTwin.Gateway.Tests.Open311;

[Collection(ScriptedCityTests.Name)]
public sealed class OutlineTests(ScriptedCity city) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = city.Http };

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("districts", "500103,500104")]
    [InlineData("streets", "500103001,500104001")]
    [InlineData("waters", "")]
    public async Task Anyone_may_see_where_the_city_is_and_keep_it_for_a_while(string layer, string codes)
    {
        using var answer = await _http.GetAsync($"/open311/v2/outline/{layer}.geojson");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        (answer.Headers.CacheControl!.Public, answer.Headers.CacheControl.MaxAge).ShouldBe((true, TimeSpan.FromHours(1)));
        var features = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["features"]!.AsArray();
        string.Join(',', features.Select(feature => feature!["properties"]!["code"]!.GetValue<string>()).Order()).ShouldBe(codes);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/open311/v2/outline/{layer}.geojson");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await _http.SendAsync(again);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("cells")]
    [InlineData("buildings")]
    [InlineData("sensors")]
    public async Task Nothing_smaller_than_a_street_is_shown(string layer)
    {
        using var answer = await _http.GetAsync($"/open311/v2/outline/{layer}.geojson");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var refusal = JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!;
        refusal["description"]!.GetValue<string>().ShouldContain($"outline '{layer}' was not found; there are districts, streets, waters");
    }
}
