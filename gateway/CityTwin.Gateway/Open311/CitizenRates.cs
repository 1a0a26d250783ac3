using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Open311;

/// <summary>
/// How much one address or key may report and ask. Buckets of those who have been quiet are let go of, so that what is kept
/// follows from who is active.
/// </summary>
internal sealed class CitizenRates(IOptions<Open311Options> options) : IDisposable
{
    private const int Ipv6NetworkBytes = 8;

    private readonly PartitionedRateLimiter<string> _anonymous =
        Buckets(options.Value.ReportBurstPerAddress, TimeSpan.FromHours(1) / options.Value.ReportsPerHourPerAddress, 1);

    private readonly PartitionedRateLimiter<string> _keyed =
        Buckets(options.Value.ReportBurstPerKey, TimeSpan.FromHours(1) / options.Value.ReportsPerHourPerKey, 1);

    private readonly PartitionedRateLimiter<string> _reads =
        Buckets(options.Value.ReadsPerMinutePerAddress, TimeSpan.FromSeconds(10), Math.Max(1, options.Value.ReadsPerMinutePerAddress / 6));

    private readonly ConcurrencyLimiter _atOnce =
        new(new ConcurrencyLimiterOptions { PermitLimit = options.Value.MaxReportsAtOnce, QueueLimit = 0 });

    /// <summary>Room for a report while it is read and taken; to be given back.</summary>
    /// <exception cref="Open311Refusal">There is none just now.</exception>
    public IDisposable Room()
    {
        var lease = _atOnce.AttemptAcquire();
        return lease.IsAcquired
            ? lease
            : throw Open311Refusal.TooMany("Very many reports are coming in just now; wait a little and send it again.");
    }

    /// <exception cref="Open311Refusal">It is more than the sender may.</exception>
    public void Report(string? key, IPAddress? address)
    {
        if (key is not null)
        {
            Take(_keyed, key, $"api_key '{key}' has sent more than {options.Value.ReportsPerHourPerKey} reports an hour; send them more slowly.");
        }
        else
        {
            Take(
                _anonymous, NetworkOf(address),
                $"More than {options.Value.ReportsPerHourPerAddress} reports an hour have come from your address; wait and send it again, or call 12345.");
        }
    }

    /// <exception cref="Open311Refusal">It is more than the address may.</exception>
    public void Read(IPAddress? address) => Take(
        _reads, NetworkOf(address), $"More than {options.Value.ReadsPerMinutePerAddress} questions a minute have come from your address; ask more slowly.");

    /// <summary>An address as one sender has it: of IPv6 everybody has 2^64.</summary>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } =>
            Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, Ipv6NetworkBytes)),
        _ => address.ToString(),
    };

    public void Dispose()
    {
        _anonymous.Dispose();
        _keyed.Dispose();
        _reads.Dispose();
        _atOnce.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> buckets, string sender, string why)
    {
        using var lease = buckets.AttemptAcquire(sender);
        if (!lease.IsAcquired)
        {
            throw Open311Refusal.TooMany(why);
        }
    }

    private static PartitionedRateLimiter<string> Buckets(int burst, TimeSpan every, int tokens) =>
        PartitionedRateLimiter.Create<string, string>(sender => RateLimitPartition.GetTokenBucketLimiter(
            sender, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst, TokensPerPeriod = tokens, ReplenishmentPeriod = every, QueueLimit = 0,
            }));
}
