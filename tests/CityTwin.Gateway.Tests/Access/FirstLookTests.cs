using System.Net;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;
using Grpc.Health.V1;

namespace CityTwin.Gateway.Tests.Access;

/// <summary>A gateway that has just started and has not heard yet what was revoked.</summary>
public sealed class FirstLookTests : IAsyncLifetime
{
    private readonly ScriptedCity _city = new();

    public ValueTask InitializeAsync()
    {
        _city.Script.IsSilentOnRevocations = true;
        return _city.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Until_then_it_is_not_ready_and_takes_no_token_and_then_it_is_and_does()
    {
        using var http = _city.Client("operator");
        var alerts = new V1.AlertService.AlertServiceClient(_city.Channel());
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Serving()).ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);
        using var refused = await http.GetAsync("/v1/alerts");
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("does not know yet what was revoked");
        (await Should.ThrowAsync<RpcException>(async () =>
            await alerts.ListAlertsAsync(new V1.ListAlertsRequest(), _city.As("operator")))).StatusCode.ShouldBe(StatusCode.Unavailable);
        (await http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);

        _city.Script.IsSilentOnRevocations = false;

        // The call waits for the next look, which is less than its patience away.
        await alerts.ListAlertsAsync(new V1.ListAlertsRequest(), _city.As("operator"));
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Serving()).ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }

    private async Task<HealthCheckResponse.Types.ServingStatus> Serving() =>
        (await new Health.HealthClient(_city.Channel()).CheckAsync(new HealthCheckRequest())).Status;
}
