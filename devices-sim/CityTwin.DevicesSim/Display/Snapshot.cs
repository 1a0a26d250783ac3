using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Display;

/// <summary>What is shown of a running simulator at one moment.</summary>
/// <param name="Lines">Connections there should be: one for each device, or for each gateway.</param>
internal sealed record Snapshot(
    int Devices, int Lines, long Connected, double ReadingsPerSecond, long Acknowledged, long Refused, long Dropped, string Incident,
    string Trouble)
{
    /// <param name="before">Readings acknowledged at the last look, and how long ago that was.</param>
    public static Snapshot Of(
        World world, int lines, Tally tally, double worldSeconds, (long Acknowledged, TimeSpan Ago) before)
    {
        var running = world.Incidents.All.Where(incident => !incident.IsOver(worldSeconds))
            .Select(incident => $"{incident.Name} at {incident.Epicentre.Device.Cell}: {incident.PhaseAt(worldSeconds)}");
        var refusal = tally.Examples.Values.FirstOrDefault();
        return new Snapshot(
            world.Town.Sites.Count,
            lines,
            tally.Connected,
            before.Ago > TimeSpan.Zero ? (tally.Acknowledged - before.Acknowledged) / before.Ago.TotalSeconds : 0,
            tally.Acknowledged,
            tally.Refused,
            tally.Dropped,
            string.Join("; ", running),
            refusal ?? (tally.Connected < lines ? tally.LastTrouble : ""));
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Connected} of {Lines} lines of {Devices} devices connected, {ReadingsPerSecond:F1} readings/s, {Acknowledged} acknowledged, {Refused} refused, {Dropped} dropped")
        + (Incident.Length > 0 ? $", incident {Incident}" : "")
        + (Trouble.Length > 0 ? $", trouble {Trouble}" : "");
}
