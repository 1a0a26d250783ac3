using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Incidents;

/// <summary>Where an incident starts: at a device that will see it.</summary>
internal static class Epicentre
{
    /// <param name="ordinal">How many incidents there were before, so that two storms differ.</param>
    /// <exception cref="InputException">No device can see it, or none stands in the cell asked for.</exception>
    public static Site Choose(Town town, IncidentScript script, IncidentRequest request, ulong seed, int ordinal)
    {
        var able = town.Sites.Where(site => site.Kind.Code == script.EpicentreKind).ToList();
        if (able.Count == 0)
        {
            throw new InputException($"{script.Name} needs a device of kind {script.EpicentreKind}, and there is none.");
        }

        if (request.Cell is { } cell)
        {
            return InCell(town, able, cell);
        }

        var chance = request.Seed is { } own
            ? Noise.Unit(Noise.Seed((ulong)own, script.Name))
            : Noise.Unit(Noise.Seed(seed, script.Name), ordinal);
        return able.OrderBy(site => site.Device.DeviceId, StringComparer.Ordinal).ElementAt((int)(chance * able.Count));
    }

    private static Site InCell(Town town, List<Site> able, string cell)
    {
        var there = town.Sites.Where(site => site.Device.Cell == cell).ToList();
        if (there.Count == 0)
        {
            throw new InputException($"No device stands in cell {cell}: nothing would see it.");
        }

        var (x, y) = (there.Average(site => site.X), there.Average(site => site.Y));
        return able.OrderBy(site => site.Device.Cell == cell ? 0 : 1).ThenBy(site => site.DistanceTo(x, y))
            .ThenBy(site => site.Device.DeviceId, StringComparer.Ordinal).First();
    }
}
