using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CityTwin.Gateway.Rpc;

/// <summary>Answers what a call throws by <see cref="ErrorJudge"/>.</summary>
internal sealed class ErrorInterceptor(ErrorJudge judge) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception error)
        {
            throw judge.Judge(error, context.Method, context.GetHttpContext(), context.CancellationToken);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception error)
        {
            throw judge.Judge(error, context.Method, context.GetHttpContext(), context.CancellationToken);
        }
    }
}
