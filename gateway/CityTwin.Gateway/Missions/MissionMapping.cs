using CityTwin.Fleet;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Missions;

/// <summary>Missions as the API shows them.</summary>
internal static class MissionMapping
{
    public static V1.Mission ToProto(this MissionView mission)
    {
        var shown = new V1.Mission
        {
            Id = mission.Id.Value,
            Version = mission.Version,
            CorrelationId = mission.CorrelationId,
            Kind = WireName.Of(mission.Kind),
            State = WireName.Of(mission.State),
            Aim = mission.Aim.ToProto(),
            Alert = mission.Alert ?? "",
            Order = mission.Order ?? "",
            Lead = mission.Lead.Value,
            Priority = mission.Priority,
            Deadline = Moments.At(mission.DeadlineMs),
            PlannedBy = mission.PlannedBy,
            Unit = mission.Unit?.Value ?? "",
            Clocks = mission.Clocks.ToProto(),
            Paused = mission.IsPaused,
            Finding = mission.Finding is { } finding ? WireName.Of(finding) : "",
            Because = mission.Because ?? "",
            Exercise = mission.Exercise,
            UpdatedAt = Moments.At(mission.UpdatedAtMs),
            AttemptsLeft = mission.AttemptsLeft,
        };
        shown.Needs.AddRange(mission.Needs.Select(WireName.Of));
        shown.Attempts.AddRange(mission.Attempts.Select(ToProto));
        shown.Bids.AddRange(mission.Bids.Select(ToProto));
        shown.Evidence.AddRange(mission.Evidence.Select(ToProto));
        if (mission.Task is { } task)
        {
            shown.Stops.AddRange(task.Stops.Select((stop, i) => stop.ToProto(i == task.Scene)));
        }

        return shown;
    }

    public static V1.MissionAim ToProto(this MissionAim aim)
    {
        var shown = new V1.MissionAim
        {
            Place = aim.Place.ToProto(),
            Cell = aim.Cell.Value,
            Building = aim.Building?.Value ?? "",
            Target = aim.Target?.ToProto(),
        };
        if (aim.RadiusM is { } radius)
        {
            shown.RadiusM = radius;
        }

        shown.Area.AddRange(aim.Area.Select(UnitMapping.ToProto));
        shown.Waypoints.AddRange(aim.Waypoints.Select(ToWaypoint));
        return shown;
    }

    public static V1.UnitBid ToProto(this UnitBid bid)
    {
        var shown = new V1.UnitBid
        {
            Unit = bid.Unit.Value,
            Name = bid.Name,
            Cost = bid.Cost,
            Eta = Moments.At(bid.EtaMs),
            ReasonZh = bid.ReasonZh,
            ReasonEn = bid.ReasonEn,
        };
        if (bid.LengthM is { } length)
        {
            shown.LengthM = length;
        }

        if (bid.EnergyLeftPercent is { } left)
        {
            shown.EnergyLeftPercent = left;
        }

        shown.Refusals.AddRange(bid.Refusals);
        shown.Terms.AddRange(bid.Terms.Select(term => new V1.CostTerm
        {
            Name = term.Name, Amount = term.Amount, Unit = term.Unit, Cost = term.Cost,
        }));
        shown.Path.AddRange(bid.Path.Select(UnitMapping.ToProto));
        return shown;
    }

    public static V1.Waypoint ToWaypoint(this TaskStop stop)
    {
        var shown = new V1.Waypoint
        {
            Place = stop.Place.ToProto(),
            HoldS = stop.Actions.Where(action => action.Type == StopActionType.Wait).Sum(action => action.Seconds),
        };
        if (stop.SpeedMps is { } speed)
        {
            shown.SpeedMps = speed;
        }

        if (stop.HeadingDeg is { } heading)
        {
            shown.HeadingDeg = heading;
        }

        shown.Actions.AddRange(stop.Actions.Where(action => action.Type != StopActionType.Wait).Select(action => WireName.Of(action.Type)));
        return shown;
    }

    private static V1.MissionStop ToProto(this TaskStop stop, bool isScene)
    {
        var shown = new V1.MissionStop
        {
            Place = stop.Place.ToProto(), PlannedAt = Moments.At(stop.PlannedAtMs), Scene = isScene,
        };
        shown.Path.AddRange(stop.Path.Select(UnitMapping.ToProto));
        shown.Actions.AddRange(stop.Actions.Select(action => WireName.Of(action.Type)));
        return shown;
    }

    private static V1.MissionAttempt ToProto(MissionAttempt attempt) => new()
    {
        Number = attempt.Number,
        Unit = attempt.Unit.Value,
        OfferedAt = Moments.At(attempt.OfferedAtMs),
        Eta = Moments.At(attempt.EtaMs),
        By = attempt.By,
        Outcome = attempt.Outcome ?? "",
        Code = attempt.Code ?? "",
        Reason = attempt.Reason ?? "",
    };

    private static V1.MissionEvidence ToProto(MissionEvidence evidence)
    {
        var shown = new V1.MissionEvidence
        {
            At = Moments.At(evidence.AtMs),
            Commitment = evidence.Media?.Commitment ?? "",
            MediaType = evidence.Media?.MediaType ?? "",
            Simulated = evidence.IsSimulated,
            Metric = evidence.Metric ?? "",
        };
        if (evidence.Value is { } value)
        {
            shown.Value = value;
        }

        return shown;
    }

    private static V1.MissionClocks ToProto(this MissionClocks clocks) => new()
    {
        ReadingAt = Moments.At(clocks.ReadingAtMs),
        AlertAt = Moments.At(clocks.AlertAtMs),
        PlannedAt = Moments.At(clocks.PlannedAtMs),
        LaunchAt = Moments.At(clocks.LaunchAtMs),
        OfferedAt = Moments.At(clocks.OfferedAtMs),
        AcceptedAt = Moments.At(clocks.AcceptedAtMs),
        UnderWayAt = Moments.At(clocks.UnderWayAtMs),
        OnSceneAt = Moments.At(clocks.OnSceneAtMs),
        FoundAt = Moments.At(clocks.FoundAtMs),
        HandledAt = Moments.At(clocks.HandledAtMs),
        EndedAt = Moments.At(clocks.EndedAtMs),
    };
}
