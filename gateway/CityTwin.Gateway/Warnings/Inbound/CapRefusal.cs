using CityTwin.Cap;
using Grpc.Core;

namespace CityTwin.Gateway.Warnings.Inbound;

/// <summary>A message that was not taken, and where in it the reason is.</summary>
internal sealed class CapRefusal(StatusCode code, int http, IReadOnlyList<CapProblem> problems) : Exception(problems[0].ToString())
{
    public CapRefusal(StatusCode code, int http, string where, string reason)
        : this(code, http, [new CapProblem(where, 0, reason)])
    {
    }

    public StatusCode Code { get; } = code;

    public int Http { get; } = http;

    public IReadOnlyList<CapProblem> Problems { get; } = problems;

    public static CapRefusal Of(string where, string reason) =>
        new(StatusCode.InvalidArgument, StatusCodes.Status400BadRequest, where, reason);
}
