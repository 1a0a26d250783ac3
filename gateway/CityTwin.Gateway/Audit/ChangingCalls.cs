using System.Collections.Concurrent;
using System.Reflection;
using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace CityTwin.Gateway.Audit;

/// <summary>
/// Which calls change something: of our RPCs those whose REST verb is not GET, of other endpoints those that are not read.
/// The protos say it, so a new RPC is told from the first.
/// </summary>
internal static class ChangingCalls
{
    private const string Package = "citytwin.v1";
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

    /// <summary>A call's request is in the file of its service.</summary>
    private static MethodDescriptor? Find(IMethod method)
    {
        var request = method.GetType().GetGenericArguments().FirstOrDefault();
        var file = (request?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            as MessageDescriptor)?.File;
        return file?.Package == Package
            ? file.Services.FirstOrDefault(service => service.FullName == method.ServiceName)?.FindMethodByName(method.Name)
            : null;
    }
}
