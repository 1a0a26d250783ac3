using System.Threading.Channels;
using CityTwin.Benchmarks.Load;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// Somebody at the desk: looks at what was taken, asks what it repeats, and merges it into the older order when the city is
/// as sure as it has to be.
/// </summary>
internal sealed class Desk(Principal principal, ChannelReader<string> taken, Outcomes outcomes)
{
    /// <summary>From this score on the city itself says that it is the same.</summary>
    private const double SureFrom = 0.7;

    private readonly WorkOrderService.WorkOrderServiceClient _orders = new(principal.Channel);

    /// <summary>Until no more is taken.</summary>
    public async Task Run()
    {
        await foreach (var order in taken.ReadAllAsync())
        {
            outcomes.Look();
            try
            {
                if (await Same(order) is { } into)
                {
                    await _orders.MergeOrderAsync(new MergeOrderRequest { Step = new OrderStep { Id = order }, Into = into }, principal.Token);
                    outcomes.Merge();
                }
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.InvalidArgument)
            {
                // A colleague was quicker, or the other was reported later: it stays as it is.
            }
        }
    }

    private async Task<string?> Same(string order)
    {
        var suggested = await _orders.GetSuggestionsAsync(new GetSuggestionsRequest { Id = order }, principal.Token);
        return suggested.Duplicates is [var best, ..] && best.Score >= SureFrom ? best.OrderId : null;
    }
}
