using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Dispatch;

namespace CityTwin.Gateway.Live;

/// <summary>One watcher of plans: those in force, and again when what the districts' logs said has changed one.</summary>
/// <param name="ask">The plans of the area.</param>
internal sealed class PlanWatch(
    LiveHub hub, IReadOnlyList<DivisionCode> districts,
    Func<CancellationToken, Task<IReadOnlyList<(DivisionCode District, DispatchPlan Plan)>>> ask, StreamPen<V1.GetPlansResponse> pen)
{
    /// <summary>A plan follows the event that made it necessary; asked for at most so often.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Dictionary<DivisionCode, long> _sent = [];

    public async Task Run(CancellationToken cancel)
    {
        var signal = new Signal(hub.Clock);
        var holds = await hub.Districts.HoldAll(districts, hub.Options.ReadyWithin, cancel);
        try
        {
            foreach (var hold in holds)
            {
                hold.Feed.Join(signal);
            }

            for (var first = true; ; first = false)
            {
                // Without a word too: a plan may be made anew for a closure, of which no log speaks.
                var plans = await ask(cancel);
                if (first || plans.Any(IsNew))
                {
                    await Send(plans, cancel);
                }

                await Task.Delay(Every, hub.Clock, cancel);
                await signal.Wait(hub.Options.HeartbeatEvery, cancel);
            }
        }
        finally
        {
            foreach (var hold in holds)
            {
                hold.Feed.Quit(signal);
                hold.Dispose();
            }
        }
    }

    private bool IsNew((DivisionCode District, DispatchPlan Plan) one) =>
        !_sent.TryGetValue(one.District, out var revision) || revision != one.Plan.Revision;

    private Task Send(IReadOnlyList<(DivisionCode District, DispatchPlan Plan)> plans, CancellationToken cancel)
    {
        var update = new V1.GetPlansResponse();
        foreach (var (district, plan) in plans)
        {
            _sent[district] = plan.Revision;
            update.Plans.Add(plan.ToProto(district));
        }

        return pen.Write(update, cancel);
    }
}
