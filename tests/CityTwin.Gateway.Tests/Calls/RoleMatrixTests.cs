using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Tests.Scripted;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

/// <summary>Every role at every call's door, over real gRPC.</summary>
[Collection(ScriptedCityTests.Name)]
public class RoleMatrixTests(ScriptedCity city)
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    internal static IEnumerable<MethodDescriptor> Rpcs => new[]
        {
            V1.CityService.Descriptor, V1.TwinService.Descriptor, V1.AlertService.Descriptor, V1.AlertWindowService.Descriptor, V1.DeviceService.Descriptor,
            V1.AccessService.Descriptor,
            V1.LedgerService.Descriptor, V1.GovernanceService.Descriptor,
            V1.WorkOrderService.Descriptor, V1.WarningService.Descriptor, V1.NotificationService.Descriptor,
            V1.FleetService.Descriptor, V1.MissionService.Descriptor, V1.DispatchService.Descriptor,
        }
        .SelectMany(service => service.Methods);

    [Fact]
    public async Task Exactly_the_roles_of_the_table_get_past_the_door()
    {
        var channel = city.Channel();
        foreach (var rpc in Rpcs)
        {
            foreach (var role in RoleNames.All)
            {
                var code = await Knock(channel, rpc, city.As(role));
                var allowed = RpcAccess.To($"{rpc.Service.FullName}/{rpc.Name}").HasFlag(RoleNames.Parse(role));
                (code != StatusCode.PermissionDenied).ShouldBe(allowed, $"{role} at {rpc.Name}: {code}");
                code.ShouldNotBe(StatusCode.Unauthenticated, $"{role} at {rpc.Name}");
            }
        }
    }

    [Fact]
    public async Task Without_a_token_with_an_expired_one_or_with_anothers_signature_no_door_opens()
    {
        var channel = city.Channel();
        var forged = city.Token("admin")[..^4] + "AAAA";
        foreach (var rpc in Rpcs)
        {
            (await Knock(channel, rpc, [])).ShouldBe(StatusCode.Unauthenticated, rpc.Name);
            (await Knock(channel, rpc, city.As("admin", validFor: TimeSpan.FromMinutes(-1))))
                .ShouldBe(StatusCode.Unauthenticated, rpc.Name);
            (await Knock(channel, rpc, new Metadata { { "authorization", $"Bearer {forged}" } }))
                .ShouldBe(StatusCode.Unauthenticated, rpc.Name);
        }
    }

    [Fact]
    public async Task Whose_token_is_not_taken_is_told_why()
    {
        (await Why([])).ShouldContain("A bearer token is needed");
        (await Why(city.As("admin", validFor: TimeSpan.FromMinutes(-1)))).ShouldContain("expired at");
        (await Why(new Metadata { { "authorization", $"Bearer {city.Token("admin")[..^4]}AAAA" } }))
            .ShouldContain("signature does not match");
        (await Why(new Metadata { { "authorization", "Bearer nonsense" } })).ShouldContain("not accepted");
    }

    [Theory]
    [InlineData("500104", "500103")]
    [InlineData("500103001", "500103")]
    [InlineData("500103", "50")]
    public async Task An_area_that_is_not_within_ones_own_is_refused_by_every_call_that_names_one(string own, string asked)
    {
        var channel = city.Channel();
        var caller = city.As("admin", own);
        var twins = new V1.TwinService.TwinServiceClient(channel);
        var alerts = new V1.AlertService.AlertServiceClient(channel);
        var orders = new V1.WorkOrderService.WorkOrderServiceClient(channel);
        var devices = new V1.DeviceService.DeviceServiceClient(channel);
        await Refused(async () => await twins.ListTwinsAsync(new V1.ListTwinsRequest { Area = asked }, caller));
        await Refused(async () => await alerts.ListAlertsAsync(new V1.ListAlertsRequest { Area = asked }, caller));
        await Refused(async () => await devices.ListDevicesAsync(new V1.ListDevicesRequest { Area = asked }, caller));
        await Refused(async () => await orders.ListOrdersAsync(new V1.ListOrdersRequest { Area = asked }, caller));
        var windows = new V1.AlertWindowService.AlertWindowServiceClient(channel);
        await Refused(async () => await windows.ListAlertWindowsAsync(new V1.ListAlertWindowsRequest { Area = asked }, caller));
        var governance = new V1.GovernanceService.GovernanceServiceClient(channel);
        await Refused(async () => await governance.GetOverviewAsync(new V1.GetOverviewRequest { Area = asked }, caller));
        await Refused(async () => await governance.ListTiersAsync(new V1.ListTiersRequest { Area = asked }, caller));
        await Refused(async () => await governance.EvaluateAsync(new V1.EvaluateRequest { Area = asked, By = "all" }, caller));
        await Refused(() => governance.WatchOverview(new V1.WatchOverviewRequest { Area = asked }, caller).ResponseStream.MoveNext(default));
        await Refused(() => orders.WatchOrders(new V1.WatchOrdersRequest { Area = asked }, caller).ResponseStream.MoveNext(default));
        await Refused(() => twins.WatchTwins(new V1.WatchTwinsRequest { Area = asked }, caller).ResponseStream.MoveNext(default));
        await Refused(() => alerts.WatchAlerts(new V1.WatchAlertsRequest { Area = asked }, caller).ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task Anothers_twin_is_not_found_rather_than_forbidden()
    {
        var http = city.Client("operator", "500104");
        using var answer = await http.GetAsync($"/v1/twins/sensor:{TinyCity.Cell}:0001");
        ((int)answer.StatusCode).ShouldBe(404, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> Why(Metadata headers) => (await Should.ThrowAsync<RpcException>(
        async () => await new V1.CityService.CityServiceClient(city.Channel()).GetCityAsync(new V1.GetCityRequest(), headers))).Status.Detail;

    private static async Task Refused(Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(StatusCode.PermissionDenied);

    /// <summary>Calls with an empty message and answers how it ended; a stream that opened counts as OK.</summary>
    private static async Task<StatusCode> Knock(ChannelBase channel, MethodDescriptor rpc, Metadata headers)
    {
        var type = rpc.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var method = new Method<byte[], byte[]>(type, rpc.Service.FullName, rpc.Name, Raw, Raw);
        var options = new CallOptions(headers, TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(20));
        try
        {
            if (rpc.IsServerStreaming)
            {
                using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(method, null, options, []);
                await call.ResponseStream.MoveNext(CancellationToken.None);
                return StatusCode.OK;
            }

            await channel.CreateCallInvoker().AsyncUnaryCall(method, null, options, []);
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            return refusal.StatusCode;
        }
    }
}
