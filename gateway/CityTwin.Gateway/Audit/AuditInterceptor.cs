using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CityTwin.Gateway.Audit;

/// <summary>Has refusals noted; outside of what turns errors into them.</summary>
internal sealed class AuditInterceptor(Auditor auditor) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (RpcException refusal)
        {
            await auditor.Refused(context.GetHttpContext(), request as IMessage, refusal.StatusCode, refusal.Status.Detail);
            throw;
        }
    }
}
