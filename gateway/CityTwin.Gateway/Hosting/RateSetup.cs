using System.Threading.RateLimiting;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using Grpc.Core;

namespace CityTwin.Gateway.Hosting;

internal static class RateSetup
{
    /// <summary>A token bucket per principal; who is unknown shares one with its address.</summary>
    public static WebApplicationBuilder AddRates(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(LimitOptions.Section).Get<LimitOptions>() ?? new LimitOptions();
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(WhoIs(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.CallBurst,
                    TokensPerPeriod = limits.CallsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));
            options.OnRejected = (rejected, _) => new ValueTask(PlainRefusal.Write(
                rejected.HttpContext,
                StatusCode.ResourceExhausted,
                $"More than {limits.CallsPerSecond} calls a second; slow down and try again."));
        });
        return builder;
    }

    private static string WhoIs(HttpContext context) =>
        context.User.FindFirst(TokenClaims.Subject)?.Value is { } subject
            ? $"sub {subject}"
            : $"ip {context.Connection.RemoteIpAddress}";
}
