using System.Net;
using CityTwin.Gateway.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityTwin.Gateway.Tests.Hosting;

public class RateTests
{
    [Fact]
    public async Task Probes_are_answered_however_many_calls_their_address_makes()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Limits:CallBurst"] = "1";
        builder.Configuration["Limits:CallsPerSecond"] = "1";
        builder.AddRates().AddHealth();
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.UseRouting();
        app.UseRateLimiter();
        app.MapHealth().MapGet("/other", () => Results.Ok());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ask(http, "/other")));
        others.ShouldContain(HttpStatusCode.TooManyRequests);
        for (var i = 0; i < 20; i++)
        {
            (await Ask(http, "/health/live")).ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task<HttpStatusCode> Ask(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }
}
