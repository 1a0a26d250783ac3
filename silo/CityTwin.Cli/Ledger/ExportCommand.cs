using System.CommandLine;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Tokens;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Cli.Ledger;

/// <summary><c>./citytwin ledger export</c>: logs, heads and keys into a folder, by the gateway.</summary>
internal static class ExportCommand
{
    private const int TokenHours = 1;

    public static Command Create(InstanceFinder instances, TimeProvider clock)
    {
        var to = new Argument<string>("DIR") { Description = "A folder that is not there yet, or is empty." };
        var district = new Option<string[]>("--district")
        {
            Description = "A district's 6 digits; may be given several times [default: every district].",
            HelpName = "CODE",
            AllowMultipleArgumentsPerToken = true,
        };
        var gateway = new Option<string?>("--gateway")
        {
            Description = "gRPC address of another machine's gateway; it needs --token.",
            HelpName = "URL",
        };
        var token = new Option<string?>("--token")
        {
            Description = "Bearer token of role auditor, commander or admin [default: one for the running city].",
            HelpName = "TOKEN",
        };
        var data = DataOption.Create();
        var command = new Command("export", "Writes districts' logs, signed heads and public keys into a folder.")
        {
            to, district, gateway, token, data,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var stop = interruption.Token;
            var (address, bearer) = parsed.GetValue(gateway) is { } given
                ? (Address(given), parsed.GetValue(token) ?? throw new CliException("--gateway needs a --token of that city."))
                : await Running(instances, DataOption.Read(parsed, data), parsed.GetValue(token), clock, stop);
            using var channel = GrpcChannel.ForAddress(address);
            var export = new LedgerExport(
                new LedgerService.LedgerServiceClient(channel), new CityService.CityServiceClient(channel),
                new Metadata { { "authorization", $"Bearer {bearer}" } }, clock);
            await BarBoard.Show(
                board => export.Run(parsed.GetRequiredValue(to), parsed.GetValue(district) ?? [], board, stop), clock);
            return 0;
        });
        return command;
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CliException($"--gateway {text}: expected an address as https://city.example:8443.");

    private static async Task<(Uri Address, string Token)> Running(
        InstanceFinder instances, string? data, string? token, TimeProvider clock, CancellationToken stop)
    {
        var city = await instances.Running(data, DataOption.Tell, stop);
        token ??= new TokenIssuer(LocalKey.Read(city.Data!), clock).Issue("auditor", city.Run!.Area, null, TokenHours);
        return (new Uri($"http://127.0.0.1:{city.Run!.GrpcPort}"), token);
    }
}
