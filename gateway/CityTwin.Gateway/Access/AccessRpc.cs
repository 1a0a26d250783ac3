using CityTwin.Access;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Access;

/// <summary><c>citytwin.v1.AccessService</c>.</summary>
internal sealed partial class AccessRpc(
    IClusterClient cluster, CityModel city, RevocationWatch watch, IOptions<AccessOptions> options, TimeProvider clock,
    ILogger<AccessRpc> log) : V1.AccessService.AccessServiceBase
{
    private const int MaxNameLength = 200;
    private const int MaxReasonLength = 500;

    public override async Task<V1.Revocation> RevokeAccess(V1.RevokeAccessRequest request, ServerCallContext context)
    {
        var caller = OverTheCity(context);
        var (kind, of) = Named(request);
        var reason = Asked.AtMost("reason", request.Reason.Trim(), MaxReasonLength);
        if (reason.Length == 0)
        {
            throw Refusal.Invalid("reason", "say why: whoever reads the list has to know.");
        }

        var now = clock.GetUtcNow();
        try
        {
            var stored = await cluster.GetGrain<IRevocationsGrain>(city.Code.Value).Revoke(new Revocation(
                kind, of, now.ToUnixTimeMilliseconds(), caller.Subject, reason, now.ToUnixTimeMilliseconds(),
                (now + (kind == RevocationKind.Session ? options.Value.KeepSessionsFor : options.Value.KeepFor)).ToUnixTimeMilliseconds()));
            LogRevoked(kind, caller.Subject);
            await watch.Look(context.CancellationToken);
            return ToProto(stored);
        }
        catch (RevocationsFullException full)
        {
            throw Refusal.Full(full.Message);
        }
    }

    public override async Task<V1.ListRevocationsResponse> ListRevocations(
        V1.ListRevocationsRequest request, ServerCallContext context)
    {
        OverTheCity(context);
        var list = await cluster.GetGrain<IRevocationsGrain>(city.Code.Value).Since(revision: -1);
        return new V1.ListRevocationsResponse
        {
            Revocations = { list!.Revocations.OrderByDescending(known => known.RevokedAtMs).Select(ToProto) },
        };
    }

    private static (RevocationKind Kind, string Of) Named(V1.RevokeAccessRequest request)
    {
        (RevocationKind Kind, string Field, string Of)[] named =
        [
            .. new[]
            {
                (RevocationKind.Subject, "subject", request.Subject),
                (RevocationKind.Token, "token_id", request.TokenId),
                (RevocationKind.Session, "session", request.Session),
            }.Where(claim => claim.Item3.Length > 0),
        ];
        return named is [var (kind, field, of)]
            ? (kind, Asked.AtMost(field, of, MaxNameLength))
            : throw Refusal.Invalid("subject", $"{named.Length} of subject, token_id and session are given; give one.");
    }

    /// <summary>A principal may act anywhere in the city: only who is over all of it says who does not any more.</summary>
    private Caller OverTheCity(ServerCallContext context)
    {
        var caller = Caller.Of(context);
        caller.MustReach(city.Code);
        return caller;
    }

    private static V1.Revocation ToProto(Revocation known) => new()
    {
        Subject = known.Kind == RevocationKind.Subject ? known.Of : "",
        TokenId = known.Kind == RevocationKind.Token ? known.Of : "",
        Session = known.Kind == RevocationKind.Session ? known.Of : "",
        IssuedUntil = Moments.At(known.IssuedUntilMs),
        RevokedBy = known.By,
        RevokedAt = Moments.At(known.RevokedAtMs),
        Reason = known.Reason,
    };

    [LoggerMessage(LogLevel.Information, "Access by {Kind} revoked by {By}")]
    private partial void LogRevoked(RevocationKind kind, string by);
}
