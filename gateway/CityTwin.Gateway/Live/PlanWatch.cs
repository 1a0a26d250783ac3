using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Dispatch;

namespace CityTwin.Gateway.Live;

/// <summary>
/// One watcher of plans: those in force, and again when what the districts' logs said has changed one. A district whose plan has
/// become empty is told of once, as a plan with nothing in it; a message of no plans says only that the stream lives.
/// </summary>
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

            var sentAt = hub.Clock.GetTimestamp();
            for (var first = true; ; first = false)
            {
                // Without a word too: a plan may be made anew for a closure, of which no log speaks.
                var plans = await ask(cancel);
                DivisionCode[] emptied = [.. _sent.Keys.Except(plans.Select(one => one.District))];
                if (first || emptied.Length > 0 || plans.Any(IsNew))
                {
                    await Send(plans, emptied, cancel);
                    sentAt = hub.Clock.GetTimestamp();
                }
                else if (hub.Clock.GetElapsedTime(sentAt) >= hub.Options.HeartbeatEvery)
                {
                    await pen.Write(new V1.GetPlansResponse(), cancel);
                    sentAt = hub.Clock.GetTimestamp();
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

    private Task Send(
        IReadOnlyList<(DivisionCode District, DispatchPlan Plan)> plans, IReadOnlyList<DivisionCode> emptied, CancellationToken cancel)
    {
        var update = new V1.GetPlansResponse();
        foreach (var district in emptied)
        {
            _sent.Remove(district);
            update.Plans.Add(new V1.DispatchPlan { District = district.Value });
        }

        foreach (var (district, plan) in plans)
        {
            _sent[district] = plan.Revision;
            update.Plans.Add(plan.ToProto(district));
        }

        return pen.Write(update, cancel);
    }
}
