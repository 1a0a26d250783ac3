using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace CityTwin.Cli.Up;

/// <summary>
/// Who is on duty in a city that nobody has set a roster for: the local operator and then the commander, at the centre of its
/// area. Alerts and orders of centres below it, which have no roster, call that one. A roster that is there is left alone.
/// </summary>
internal static class LocalRoster
{
    private static readonly string[] People = ["operator@local", "commander@local"];

    private static readonly MethodConfig Patient = new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 5, InitialBackoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(5), BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    public static async Task Set(Uri gateway, string token, string area, CancellationToken cancel)
    {
        using var channel = GrpcChannel.ForAddress(gateway, new GrpcChannelOptions { ServiceConfig = new ServiceConfig { MethodConfigs = { Patient } } });
        var notifications = new NotificationService.NotificationServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {token}" } };
        var known = await notifications.GetRosterAsync(new GetRosterRequest { Centre = area }, headers, cancellationToken: cancel);
        if (known.Version == 0)
        {
            await notifications.SetRosterAsync(
                new SetRosterRequest
                {
                    Centre = area,
                    Shifts = { new DutyShift { Days = { 1, 2, 3, 4, 5, 6, 7 }, FromMinute = 0, UntilMinute = 0, People = { People } } },
                },
                headers, cancellationToken: cancel);
        }
    }
}
