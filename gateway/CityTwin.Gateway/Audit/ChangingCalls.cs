using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace CityTwin.Gateway.Audit;

/// <summary>
/// Which calls change something: of our RPCs those whose REST verb is not GET, of other endpoints those that are not read.
/// The protos say it, so a new RPC is told from the first.
/// </summary>
internal static class ChangingCalls
{
    private const string Package = "citytwin.v1";
    private static readonly FrozenDictionary<string, ServiceDescriptor> Services = Read();
    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    public static bool Is(HttpContext http) => http.GetEndpoint() switch
    {
        null => false,
        var endpoint when endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { } rpc => Is(rpc.Method),
        _ => !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
            && !HttpMethods.IsOptions(http.Request.Method),
    };

    /// <summary>Its name as <see cref="Auth.RpcAccess"/> has it; method and path for what is no RPC.</summary>
    public static string NameOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } rpc
            ? rpc.Method.FullName.TrimStart('/')
            : $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";

    public static bool Is(MethodDescriptor method)
    {
        var rule = method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
        return rule is null
            ? !method.IsServerStreaming && !method.IsClientStreaming
            : rule.PatternCase != HttpRule.PatternOneofCase.Get;
    }

    private static bool Is(IMethod method) => Known.GetOrAdd(method.FullName, _ => Find(method) is { } found && Is(found));

    private static MethodDescriptor? Find(IMethod method) =>
        Services.GetValueOrDefault(method.ServiceName)?.FindMethodByName(method.Name);

    /// <summary>Every service of ours, by its name: a request may be in another file than its service.</summary>
    private static FrozenDictionary<string, ServiceDescriptor> Read() => typeof(V1.WorkOrderService).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .OfType<FileDescriptor>()
        .Where(file => file.Package == Package)
        .SelectMany(file => file.Services)
        .ToFrozenDictionary(service => service.FullName);
}
