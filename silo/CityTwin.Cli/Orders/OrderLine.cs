using CityTwin.Cli.Instances;
using CityTwin.Cli.Tokens;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Cli.Orders;

/// <summary>A line to the running city's desk.</summary>
internal sealed class OrderLine : IDisposable
{
    private const int TokenHours = 48;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(1);

    private readonly GrpcChannel _channel;
    private readonly WorkOrderService.WorkOrderServiceClient _desk;
    private readonly Metadata _headers;
    private readonly TimeProvider _clock;

    public OrderLine(Instance city, TimeProvider clock)
    {
        _clock = clock;
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{city.Run!.GrpcPort}");
        _desk = new WorkOrderService.WorkOrderServiceClient(_channel);
        var token = new TokenIssuer(LocalKey.Read(city.Data!), clock).Issue("integrator", city.Run.Area, null, TokenHours);
        _headers = new Metadata { { "authorization", $"Bearer {token}" } };
    }

    public OrderSender Sender(string source, bool exercise) => new(
        source, exercise,
        async (request, stop) => await _desk.ImportOrdersAsync(
            request, _headers, _clock.GetUtcNow().UtcDateTime + AnswerWithin, stop),
        _clock);

    public void Dispose() => _channel.Dispose();
}
