using System.Globalization;
using Grpc.Core;

namespace CityTwin.Gateway.Rpc;

/// <summary>A refusal from outside any RPC (authorisation, rate): gRPC trailers for gRPC, JSON for everyone else.</summary>
internal static class PlainRefusal
{
    public static Task Write(HttpContext context, StatusCode code, string why)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = ((int)code).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["grpc-message"] = GrpcMessage.Encode(why);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = ToHttp(code);
        return context.Response.WriteAsJsonAsync(new { code = (int)code, message = why, details = Array.Empty<object>() });
    }

    /// <summary>As JSON transcoding maps them, so that all of REST speaks alike.</summary>
    public static int ToHttp(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange =>
            StatusCodes.Status400BadRequest,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.AlreadyExists or StatusCode.Aborted => StatusCodes.Status409Conflict,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
