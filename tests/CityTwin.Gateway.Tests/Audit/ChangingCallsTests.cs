using CityTwin.Gateway.Audit;
using CityTwin.Gateway.Auth;
using Google.Protobuf.Reflection;

namespace CityTwin.Gateway.Tests.Audit;

public class ChangingCallsTests
{
    private static readonly string[] Reading = ["Get", "List", "Watch", "Suggest", "Prove", "Export", "Evaluate"];

    private static IEnumerable<MethodDescriptor> Rpcs => typeof(V1.Order).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<FileDescriptor>()
        .SelectMany(file => file.Services).SelectMany(service => service.Methods);

    [Fact]
    public void A_call_that_does_more_than_read_counts_as_one_that_changes_something()
    {
        Rpcs.Count().ShouldBeGreaterThan(40);
        foreach (var rpc in Rpcs.Where(rpc => RpcAccess.To(rpc.Service.FullName + "/" + rpc.Name) != Role.None))
        {
            ChangingCalls.Is(rpc).ShouldBe(!Reading.Any(verb => rpc.Name.StartsWith(verb, StringComparison.Ordinal)), rpc.FullName);
        }
    }
}
