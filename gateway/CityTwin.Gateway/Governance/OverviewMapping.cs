using System.Globalization;
using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Governance;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Governance;

/// <summary>Figures as the API shows them.</summary>
internal static class OverviewMapping
{
    /// <param name="maxPlaces">Places of the heat; where cells are more, larger ones are told.</param>
    public static V1.Overview ToProto(this OrderFigures figures, int maxPlaces)
    {
        var shown = new V1.Overview
        {
            Area = figures.Area.Value,
            AsOf = Moments.At(figures.AtMs),
            Open = figures.Open,
            Late = figures.Late,
            DueWithinHour = figures.DueWithinHour,
            HandledLastDay = figures.HandledLastDay.ToProto(),
            HandledLastWeek = figures.HandledLastWeek.ToProto(),
            Exercises = figures.Exercises,
            QuietedAlerts = figures.QuietedAlerts,
        };
        shown.ByState.AddRange(Enum.GetValues<WorkOrderState>()
            .Where(state => state is not (WorkOrderState.Closed or WorkOrderState.Rejected or WorkOrderState.Merged))
            .Select(state => Count(state.ToWire(), figures.ByState[(int)state])));
        shown.BySource.AddRange(Enum.GetValues<WorkOrderSource>()
            .Select(source => Count(source.ToWire(), figures.BySource[(int)source])));
        shown.ByCategory.AddRange(figures.ByCategory.Select(count => Count(count.Key, count.Count)));
        shown.Departments.AddRange(figures.Departments.Select(one => new V1.DepartmentLoad
        {
            Department = one.Department, Assigned = one.Assigned, Handling = one.Handling, Late = one.Late,
        }));
        shown.Next.AddRange(figures.Next.Select(ToProto));
        var level = DivisionLevel.Cell;
        var heat = figures.Heat;
        while (heat.Count > maxPlaces && level > DivisionLevel.Street)
        {
            level = level == DivisionLevel.Cell ? DivisionLevel.Community : DivisionLevel.Street;
            heat = PlaceHeat.By(level, heat);
        }

        shown.HeatLevel = LevelName(level);
        shown.Heat.AddRange(heat.Select(ToProto));
        shown.Hours.AddRange(figures.LastDay.Select(hour => new V1.HourFigures
        {
            Start = Moments.At(hour.StartMs),
            Reported = hour.Reported,
            Established = hour.Established,
            Closed = hour.Closed,
            Late = hour.Late,
        }));
        shown.ActiveAlerts.AddRange(BySeverity(figures.ActiveAlerts));
        shown.UnacknowledgedAlerts.AddRange(BySeverity(figures.UnacknowledgedAlerts));
        return shown;
    }

    public static V1.CentreLine ToProto(this CentreLine line, DivisionPlace place)
    {
        var shown = new V1.CentreLine
        {
            Centre = line.Centre.Value,
            Tier = LevelName(line.Centre.Level),
            Name = place.Name,
            NameEn = place.NameEn,
            Open = line.Open,
            Late = line.Late,
            DueWithinHour = line.DueWithinHour,
            Reported = line.Reported,
            Closed = line.Closed,
            UnacknowledgedAlerts = line.UnacknowledgedAlerts,
        };
        shown.ActiveAlerts.AddRange(BySeverity(line.ActiveAlerts).Where(count => count.Count_ > 0));
        return shown;
    }

    public static V1.Durations ToProto(this DurationFigures durations)
    {
        var shown = new V1.Durations { Count = durations.Count };
        if (durations.Count > 0)
        {
            (shown.MeanMs, shown.MedianMs, shown.P90Ms) = (durations.MeanMs!.Value, durations.MedianMs!.Value, durations.P90Ms!.Value);
        }

        return shown;
    }

    private static V1.NextBreach ToProto(NextBreach next) => new()
    {
        OrderId = next.Order.Value,
        Number = string.Create(CultureInfo.InvariantCulture, $"{next.Cell.District}-{next.Number:D7}"),
        Cell = next.Cell.Value,
        State = next.State.ToWire(),
        Category = next.Category,
        Urgency = next.Urgency.ToWire(),
        Department = next.Department,
        Stage = next.Stage.ToWire(),
        DueAt = Moments.At(next.DueMs),
    };

    private static V1.PlaceHeat ToProto(PlaceHeat heat)
    {
        var shown = new V1.PlaceHeat { Place = heat.Place.Value, OpenOrders = heat.OpenOrders };
        shown.ActiveAlerts.AddRange(BySeverity(heat.ActiveAlerts).Where(count => count.Count_ > 0));
        return shown;
    }

    private static IEnumerable<V1.Count> BySeverity(IReadOnlyList<int> counts) => Enum.GetValues<Severity>()
        .Where(severity => severity != Severity.None).Select(severity => Count(severity.ToWire(), counts[(int)severity]));

    private static V1.Count Count(string key, int count) => new() { Key = key, Count_ = count };

    private static string LevelName(DivisionLevel level) => level switch
    {
        DivisionLevel.City => "city",
        DivisionLevel.District => "district",
        DivisionLevel.Street => "street",
        DivisionLevel.Community => "community",
        _ => "cell",
    };
}
