using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.Sensing;
using CityTwin.Warnings;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

/// <summary>Every role, from every area, at every call that is aimed at something, over real gRPC.</summary>
[Collection(ScriptedCityTests.Name)]
public class AreaMatrixTests(ScriptedCity city)
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>Over it, at it, within it, beside it.</summary>
    private static readonly string[] Areas = ["50", "500103", "500103001", TinyCity.Cell, "500103001001002", "500104", "500104001"];

    [Fact]
    public void Every_call_is_aimed_at_something_or_names_no_place() =>
        RpcAccess.Known.Select(Short).Order().ShouldBe(Aimed.All.Keys.Concat(Aimed.Nowhere).Order());

    [Fact]
    public async Task Whoever_has_the_role_and_is_over_the_place_gets_through_and_nobody_else()
    {
        await Prepare();
        var channel = city.Channel();
        var wrong = new List<string>();
        foreach (var (name, aimed) in Aimed.All)
        {
            var rpc = Rpc(name);
            foreach (var role in RoleNames.All)
            {
                foreach (var area in Areas)
                {
                    var caller = city.As(role, area, subject: $"{role}-of-{area}", department: "water");
                    var allowed = RpcAccess.To($"{rpc.Service.FullName}/{rpc.Name}").HasFlag(RoleNames.Parse(role))
                        && aimed.ReachedFrom(DivisionCode.Parse(area));
                    var (through, how) = await Try(channel, rpc, aimed, caller);
                    if (aimed.Empty ? through && !allowed : through != allowed)
                    {
                        wrong.Add($"{role} of {area} at {name}: {how}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    private async Task Prepare()
    {
        city.Script.Warnings.TryAdd(WarningId.Parse(Aimed.Warning), new WarningView(
            WarningId.Parse(Aimed.Warning), 1, WarningStage.Issued, false, null,
            new WarningContent(
                "11B03", [WarningCategory.Met], [WarningResponse.Avoid], WarningUrgency.Expected, Severity.Yellow,
                WarningCertainty.Likely, new WarningText("暴雨", "暴雨", "有雨。"), null, null, null, long.MaxValue / 2, []),
            null, [], 1, "test", 1, "test", null, null, null, 1));
        var window = AlertWindowId.Parse(Aimed.Window);
        city.Script.Windows.TryAdd(window, new AlertWindowView(
            window, 1, new AlertWindowTerms(
                AlertWindowKind.Maintenance, window.Scope, [], [], Severity.Orange, 1, long.MaxValue / 2, [], Zones.China),
            1, "test", null, null, 1));
        city.Script.Aid.TryAdd("aimed", new AidRequest(
            "aimed", DivisionCode.Parse("500104"), DivisionCode.Parse(Aimed.District), MissionId.Parse(Aimed.Mission),
            AidState.Asked, "test", 1, null, null, [], "test"));
        city.Script.WindowWords.TryAdd(new string('0', 64), "works");
        var devices = new V1.DeviceService.DeviceServiceClient(city.Channel());
        try
        {
            await devices.ProvisionDeviceAsync(
                new V1.ProvisionDeviceRequest { DeviceId = Aimed.Device, Kind = "river-level", Cell = TinyCity.Cell }, city.As("admin"));
        }
        catch (RpcException there) when (there.StatusCode == StatusCode.AlreadyExists)
        {
            // Another test of this class was first.
        }
    }

    /// <summary>Whether the call got as far as what it is aimed at, whatever it then was answered.</summary>
    private static async Task<(bool Through, string How)> Try(ChannelBase channel, MethodDescriptor rpc, Aimed aimed, Metadata caller)
    {
        var type = rpc.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var method = new Method<byte[], byte[]>(type, rpc.Service.FullName, rpc.Name, Raw, Raw);
        var options = new CallOptions(caller, TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(20));
        try
        {
            if (rpc.IsServerStreaming)
            {
                using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(method, null, options, aimed.Request.ToByteArray());
                await call.ResponseStream.MoveNext(CancellationToken.None);
                return (true, "opened");
            }

            var answer = rpc.OutputType.Parser.ParseFrom(
                await channel.CreateCallInvoker().AsyncUnaryCall(method, null, options, aimed.Request.ToByteArray()));
            return (aimed.Outcomes?.Invoke(answer) ?? true, answer.ToString() ?? "");
        }
        catch (RpcException refusal)
        {
            var through = refusal.StatusCode is not (StatusCode.PermissionDenied or StatusCode.NotFound);
            return (through, $"{refusal.StatusCode}: {refusal.Status.Detail}");
        }
    }

    private static string Short(string rpc) => rpc["citytwin.v1.".Length..];

    private static MethodDescriptor Rpc(string name) =>
        RoleMatrixTests.Rpcs.Single(rpc => $"{rpc.Service.Name}/{rpc.Name}" == name);
}
