using System.CommandLine;
using CityTwin.Cli.Instances;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Cli.Tokens;

/// <summary><c>./citytwin token revoke</c>: the running city takes tokens no more, and their open streams end.</summary>
internal static class RevokeCommand
{
    private const int TokenHours = 1;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    public static Command Create(InstanceFinder instances, TimeProvider clock)
    {
        var subject = new Option<string?>("--subject") { Description = "All tokens that this principal (sub) has now.", HelpName = "SUB" };
        var id = new Option<string?>("--id") { Description = "The one token with this id (jti).", HelpName = "JTI" };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the list.", Required = true };
        var data = DataOption.Create();
        var command = new Command("revoke", "Takes access away before its time is over.") { subject, id, reason, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(subject) is null == result.GetValue(id) is null)
            {
                result.AddError("Give either --subject or --id.");
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            var city = await instances.Running(DataOption.Read(parsed, data), DataOption.Tell, stop);
            var revoked = await Revoke(
                city, clock, parsed.GetValue(subject), parsed.GetValue(id), parsed.GetRequiredValue(reason), stop);
            await Console.Out.WriteLineAsync(
                $"revoked: {revoked.Subject}{revoked.TokenId}, tokens issued until {revoked.IssuedUntil.ToDateTimeOffset():u}.");
            return 0;
        });
        return command;
    }

    private static async Task<Revocation> Revoke(
        Instance city, TimeProvider clock, string? subject, string? id, string reason, CancellationToken stop)
    {
        var token = new TokenIssuer(LocalKey.Read(city.Data!), clock).Issue("admin", city.Run!.Area, null, TokenHours);
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{city.Run.GrpcPort}");
        try
        {
            return await new AccessService.AccessServiceClient(channel).RevokeAccessAsync(
                new RevokeAccessRequest { Subject = subject ?? "", TokenId = id ?? "", Reason = reason },
                new Metadata { { "authorization", $"Bearer {token}" } }, clock.GetUtcNow().UtcDateTime + AnswerWithin, stop);
        }
        catch (RpcException refused)
        {
            throw new CliException($"not revoked: {refused.Status.Detail}");
        }
    }
}
