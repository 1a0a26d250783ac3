using CityTwin.Gateway.Auth;

namespace CityTwin.Gateway.Tests.Auth;

public class RpcAccessTests
{
    private static IEnumerable<string> Rpcs => new[]
        {
            V1.CityService.Descriptor, V1.TwinService.Descriptor, V1.AlertService.Descriptor, V1.AlertWindowService.Descriptor, V1.DeviceService.Descriptor,
            V1.AccessService.Descriptor,
            V1.LedgerService.Descriptor, V1.WorkOrderService.Descriptor, V1.GovernanceService.Descriptor, V1.WarningService.Descriptor,
            V1.NotificationService.Descriptor, V1.FleetService.Descriptor, V1.MissionService.Descriptor, V1.DispatchService.Descriptor,
        }
        .SelectMany(service => service.Methods)
        .Select(method => $"{method.Service.FullName}/{method.Name}");

    [Fact]
    public void Somebody_has_decided_whose_every_call_is() => Rpcs.Order().ShouldBe(RpcAccess.Known.Order());

    [Fact]
    public void A_call_nobody_decided_about_is_nobodys() =>
        RpcAccess.To("/citytwin.v1.TwinService/DropTables").ShouldBe(Role.None);

    [Fact]
    public void A_leading_slash_makes_no_difference() => Rpcs
        .ShouldAllBe(rpc => RpcAccess.To("/" + rpc) == RpcAccess.To(rpc) && RpcAccess.To(rpc) != Role.None);

    [Fact]
    public void An_auditor_changes_nothing() => Rpcs
        .Where(rpc => RpcAccess.To(rpc).HasFlag(Role.Auditor))
        .ShouldAllBe(rpc => rpc.Contains("/Get") || rpc.Contains("/List") || rpc.Contains("/Watch")
            || rpc.Contains("/Prove") || rpc.Contains("/Export")
            || rpc.Contains("/Suggest") || rpc.Contains("/Evaluate") || rpc.Contains("/Recommend"));
}
