using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using GrpcStatus = Grpc.Core.Status;

namespace CityTwin.Gateway.Rpc;

/// <summary>What a call is answered when it cannot be done: a status, a sentence, and where it can be, the field.</summary>
internal static class Refusal
{
    private const string DetailsTrailer = "grpc-status-details-bin";
    private const int MaxLength = 600;

    /// <param name="field">The request's field by its proto name.</param>
    public static RpcException Invalid(string field, string why) => With(
        StatusCode.InvalidArgument,
        Short($"{field}: {why}"),
        new BadRequest
        {
            FieldViolations = { new BadRequest.Types.FieldViolation { Field = field, Description = Short(why) } },
        });

    public static RpcException Denied(string why) => Plain(StatusCode.PermissionDenied, why);

    public static RpcException NotFound(string what) => Plain(StatusCode.NotFound, what);

    public static RpcException Exists(string what) => Plain(StatusCode.AlreadyExists, what);

    public static RpcException Precondition(string why) => Plain(StatusCode.FailedPrecondition, why);

    public static RpcException OutOfRange(string why) => Plain(StatusCode.OutOfRange, why);

    public static RpcException Ended(string why) => Plain(StatusCode.Aborted, why);

    /// <summary>Who calls is not taken for who it says any more.</summary>
    public static RpcException Unknown(string why) => Plain(StatusCode.Unauthenticated, why);

    /// <summary>There is a bound, and it is reached.</summary>
    public static RpcException Full(string why) => Plain(StatusCode.ResourceExhausted, why);

    public static RpcException TooSlow(string why) => Plain(StatusCode.ResourceExhausted, why);

    /// <summary>Not now; the caller may ask again after the delay.</summary>
    public static RpcException Unavailable(string why, TimeSpan retryAfter) => With(
        StatusCode.Unavailable, why, new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) });

    /// <summary>What callers sent may be long; a status travels in a header.</summary>
    public static string Short(string why) => why.Length <= MaxLength ? why : string.Concat(why.AsSpan(0, MaxLength), "…");

    private static RpcException Plain(StatusCode code, string why) => new(new GrpcStatus(code, Short(why)));

    private static RpcException With(StatusCode code, string why, IMessage detail)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = why, Details = { Any.Pack(detail) } };
        return new RpcException(
            new GrpcStatus(code, why), new Metadata { { DetailsTrailer, status.ToByteArray() } });
    }
}
