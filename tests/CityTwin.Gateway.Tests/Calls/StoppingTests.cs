using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

/// <summary>This stops a gateway of its own.</summary>
public class StoppingTests
{
    [Fact]
    public async Task An_open_stream_does_not_hold_a_gateway_that_stops_and_is_told_to_come_back()
    {
        var city = new ScriptedCity();
        await city.InitializeAsync();
        using var watch = new V1.AlertService.AlertServiceClient(city.Channel())
            .WatchAlerts(new V1.WatchAlertsRequest { IncludeOpen = true }, city.As("operator"));
        (await watch.ResponseStream.MoveNext(default)).ShouldBeTrue();
        var stopped = city.StopGateway();
        var end = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(default))
            {
                // What was on its way.
            }
        });
        end.StatusCode.ShouldBe(StatusCode.Unavailable);
        end.Status.Detail.ShouldContain("stopping");
        await stopped.WaitAsync(TimeSpan.FromSeconds(20));
        await city.DisposeAsync();
    }
}
