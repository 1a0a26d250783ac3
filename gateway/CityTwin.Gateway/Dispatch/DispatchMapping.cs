using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Missions;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Dispatch;

/// <summary>Advice, plans, closures and aid as the API shows them.</summary>
internal static class DispatchMapping
{
    public static V1.DispatchAdvice ToProto(this DispatchAdvice advice)
    {
        var shown = new V1.DispatchAdvice
        {
            Aim = advice.Aim.ToProto(), Rule = advice.Launch ?? "", At = Moments.At(advice.AtMs),
        };
        shown.Bids.AddRange(advice.Bids.Select(bid => bid.ToProto()));
        return shown;
    }

    public static V1.DispatchPlan ToProto(this DispatchPlan plan, DivisionCode district)
    {
        var shown = new V1.DispatchPlan
        {
            District = district.Value,
            Revision = plan.Revision,
            At = Moments.At(plan.AtMs),
            Because = plan.Because,
            Cost = plan.Cost,
            TookMs = plan.TookMs,
        };
        if (plan.Bound is { } bound)
        {
            shown.Bound = bound;
        }

        shown.Units.AddRange(plan.Units.Select(ToProto));
        shown.Unplaced.AddRange(plan.Unplaced.Select(mission => new V1.UnplacedMission
        {
            Mission = mission.Mission.Value, ReasonZh = mission.ReasonZh, ReasonEn = mission.ReasonEn,
        }));
        return shown;
    }

    public static V1.RoadClosure ToProto(this RoadClosure closure)
    {
        var shown = new V1.RoadClosure
        {
            Road = closure.Edge, From = Moments.At(closure.FromMs), Until = Moments.At(closure.UntilMs), By = closure.By,
        };
        if (closure.DepthM is { } depth)
        {
            shown.DepthM = depth;
        }

        return shown;
    }

    public static V1.AirClosure ToProto(this AirClosure closure, IEnumerable<DivisionCode> districts)
    {
        var shown = new V1.AirClosure { Id = closure.Id, Until = Moments.At(closure.UntilMs), Reason = closure.Reason, By = closure.By };
        if (closure.FloorM > 0)
        {
            shown.FloorM = closure.FloorM;
        }

        if (closure.CeilingM is { } ceiling)
        {
            shown.CeilingM = ceiling;
        }

        shown.Area.AddRange(closure.Area.Append(closure.Area[0]).Select(point => new V1.UnitPlace { Longitude = point.Longitude, Latitude = point.Latitude }));
        shown.Districts.AddRange(districts.Select(district => district.Value));
        return shown;
    }

    public static V1.Aid ToProto(this AidRequest aid)
    {
        var shown = new V1.Aid
        {
            Id = aid.Id,
            By = aid.By.Value,
            From = aid.From?.Value ?? "",
            Mission = aid.Mission.Value,
            State = WireName.Of(aid.State),
            AskedBy = aid.AskedBy,
            AskedAt = Moments.At(aid.AskedAtMs),
            DecidedBy = aid.DecidedBy ?? "",
            DecidedAt = Moments.At(aid.DecidedAtMs),
            Reason = aid.Reason,
        };
        shown.Granted.AddRange(aid.Granted.Select(unit => unit.Value));
        return shown;
    }

    private static V1.UnitPlan ToProto(UnitPlan plan)
    {
        var shown = new V1.UnitPlan { Unit = plan.Unit.Value, Name = plan.Name };
        shown.Entries.AddRange(plan.Entries.Select(entry => new V1.PlanEntry
        {
            Mission = entry.Mission.Value,
            Kind = WireName.Of(entry.Kind),
            State = WireName.Of(entry.State),
            Start = Moments.At(entry.StartMs),
            Arrive = Moments.At(entry.ArriveMs),
            End = Moments.At(entry.EndMs),
            Place = entry.Place.ToProto(),
            ReasonZh = entry.ReasonZh,
            ReasonEn = entry.ReasonEn,
        }));
        return shown;
    }
}
