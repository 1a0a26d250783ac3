using CityTwin.Governance;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Twins;

/// <summary>Counts as the API shows them.</summary>
internal static class CountMapping
{
    public static V1.Counts ToProto(this CountVector counts)
    {
        var message = new V1.Counts
        {
            ActiveAlerts = BySeverity(counts.ActiveAlerts),
            UnacknowledgedAlerts = BySeverity(counts.UnacknowledgedAlerts),
            Cells = BySeverity(counts.CellsBySeverity),
            Buildings = BySeverity(counts.BuildingsBySeverity),
        };
        message.Sensors.AddRange(counts.Sensors.Select(kind => new V1.KindCounts
        {
            Kind = kind.Kind,
            Online = At(kind.ByHealth, (int)SensorHealth.Online),
            Stale = At(kind.ByHealth, (int)SensorHealth.Stale),
            Offline = At(kind.ByHealth, (int)SensorHealth.Offline),
            Faulty = At(kind.ByHealth, (int)SensorHealth.Faulty),
        }));
        return message;
    }

    public static V1.DivisionCounts ToDivision(this CountVector counts) =>
        new() { Code = counts.Source.Birthplace.Value, Counts = counts.ToProto() };

    /// <summary>The worst severity among the active alerts counted.</summary>
    public static Severity Worst(this CountVector counts)
    {
        for (var severity = Severity.Red; severity > Severity.None; severity--)
        {
            if (At(counts.ActiveAlerts, (int)severity) > 0)
            {
                return severity;
            }
        }

        return Severity.None;
    }

    private static V1.SeverityCounts BySeverity(int[] counts) => new()
    {
        Red = At(counts, (int)Severity.Red),
        Orange = At(counts, (int)Severity.Orange),
        Yellow = At(counts, (int)Severity.Yellow),
        Blue = At(counts, (int)Severity.Blue),
        Calm = At(counts, (int)Severity.None),
    };

    // A vector from an older silo may be shorter than today's enum.
    private static int At(int[] counts, int index) => index < counts.Length ? counts[index] : 0;
}
