using CityTwin.Cli.Instances;
using CityTwin.Cli.Tokens;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Cli.Drills;

/// <summary>What a drill asks of the running city. It looks, and says of orders what the city leaves to people: all else the city does by itself.</summary>
internal sealed class DrillLine : IDrillLine, IDisposable
{
    private const int TokenHours = 12, PageSize = 1_000, MaxMissions = 500, MaxOrders = 500;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    private readonly GrpcChannel _channel;
    private readonly Metadata _headers, _asDispatcher;
    private readonly string _area;
    private readonly TimeProvider _clock;

    public DrillLine(Instance city, TimeProvider clock)
    {
        (_clock, _area) = (clock, city.Run!.Area);
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{city.Run.GrpcPort}");
        var tokens = new TokenIssuer(LocalKey.Read(city.Data!), clock);
        (_headers, _asDispatcher) = (As("auditor"), As("dispatcher"));

        Metadata As(string role) => new() { { "authorization", $"Bearer {tokens.Issue(role, _area, null, TokenHours, of: "drill")}" } };
    }

    public async Task<IReadOnlyList<string>> Detectors(CancellationToken stop)
    {
        var twins = new TwinService.TwinServiceClient(_channel);
        var request = new ListTwinsRequest { Area = _area, Kind = "smoke", PageSize = PageSize };
        var cells = new List<string>();
        do
        {
            var page = await twins.ListTwinsAsync(request, _headers, Deadline, stop);
            cells.AddRange(page.Twins.Select(twin => twin.Area));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return cells;
    }

    public async Task<IReadOnlyList<Mission>> Missions(CancellationToken stop) =>
    [
        .. (await new MissionService.MissionServiceClient(_channel).ListMissionsAsync(
            new ListMissionsRequest { Area = _area, PageSize = MaxMissions }, _headers, Deadline, stop)).Missions,
    ];

    public async Task<IReadOnlyList<Order>> Orders(CancellationToken stop) =>
    [
        .. (await new WorkOrderService.WorkOrderServiceClient(_channel).ListOrdersAsync(
            new ListOrdersRequest { Area = _area, PageSize = MaxOrders }, _headers, Deadline, stop)).Orders,
    ];

    public async Task GoOn(Order order, CancellationToken stop)
    {
        var desk = new WorkOrderService.WorkOrderServiceClient(_channel);
        var step = new OrderStep { Id = order.Id, ExpectedVersion = order.Version };
        try
        {
            _ = order.State == "answered"
                ? await desk.CheckOrderAsync(new CheckOrderRequest { Step = step }, _asDispatcher, Deadline, stop)
                : await desk.CloseOrderAsync(new CloseOrderRequest { Step = step }, _asDispatcher, Deadline, stop);
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Aborted or StatusCode.FailedPrecondition)
        {
            // It has gone on since it was listed; the next look sees how.
        }
    }

    public void Dispose() => _channel.Dispose();

    private DateTime Deadline => _clock.GetUtcNow().UtcDateTime + AnswerWithin;
}
