using CityTwin.Hosting;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <content>What orders hear of their missions.</content>
internal sealed partial class DispatchGrain
{
    /// <summary>Commands that one finding or one response leads to at most.</summary>
    private const int MaxOrderSteps = 8;

    private async Task TellOrder(MissionId id)
    {
        if (_missions.GetValueOrDefault(id) is not { } mission || await OrderOf(mission) is not { } order)
        {
            return;
        }

        var others = _missions.Values.Where(one => IsOf(one, order)).ToArray();
        var answered = await Say(
            order, id, one => mission.State == MissionState.Done ? OrderSteps.Done(one, others) : OrderSteps.TakenOn(one));
        if (answered.HandledAtMs is not null)
        {
            foreach (var look in others.Where(one => one.Clocks.HandledAtMs is null && one.State == MissionState.Done))
            {
                await Do(look.Id, new HandleMission());
            }
        }
    }

    private static bool IsOf(MissionView mission, WorkOrderView order) => mission.Order == order.Id.Value
        || (mission.Order is null && mission.Alert is { } alert && order.Alerts.Contains(alert));

    /// <summary>
    /// One step after the other, each decided on the order as it then stands: who has gone on with it meanwhile wins. The
    /// request is named by the mission and the step, so that one said twice does nothing again.
    /// </summary>
    private async Task<WorkOrderView> Say(WorkOrderView order, MissionId by, Func<WorkOrderView, WorkOrderCommand?> next)
    {
        for (var step = 0; step < MaxOrderSteps && next(order) is { } command; step++)
        {
            var version = order.Version;
            try
            {
                order = await GrainFactory.Grain<IWorkOrderGrain>(order.Id.Value).Do(new WorkOrderRequest(
                    command, WorkOrderActors.Dispatch, $"{by}:{WorkOrder.Name(command)}", ExpectedVersion: version));
            }
            catch (WorkOrderRefusedException refused) when (refused.Why is WorkOrderRefusal.Stale or WorkOrderRefusal.State)
            {
                order = await GrainFactory.Grain<IWorkOrderGrain>(order.Id.Value).Get() ?? order; // Somebody was quicker.
                continue;
            }

            if (order.Version == version)
            {
                break; // It was said before.
            }
        }

        return order;
    }
}
