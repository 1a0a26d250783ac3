using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Devices;

/// <summary>All devices in their places, and the catchments they lie in.</summary>
internal sealed class Town
{
    private const double MetresPerDegree = 111_320;

    private readonly Dictionary<string, (double X, double Y)> _catchments;

    private Town(IReadOnlyList<Site> sites, double radiusM)
    {
        Sites = sites;
        RadiusM = radiusM;
        _catchments = sites
            .Where(site => site.Device.Catchment.Length > 0)
            .GroupBy(site => site.Device.Catchment)
            .ToDictionary(group => group.Key, group => (group.Average(site => site.X), group.Average(site => site.Y)));
    }

    public IReadOnlyList<Site> Sites { get; }

    /// <summary>From the middle to the farthest device.</summary>
    public double RadiusM { get; }

    /// <summary>Devices of a kind that <paramref name="kinds"/> does not have are left out.</summary>
    public static Town Build(
        IReadOnlyList<DeviceRow> devices, IReadOnlyDictionary<string, SensorKind> kinds, ulong seed)
    {
        var known = devices.Where(device => kinds.ContainsKey(device.Kind)).ToList();
        if (known.Count == 0)
        {
            return new Town([], 0);
        }

        // Plane enough for a city: within 30 km the error of this projection is far below a rain cell's size.
        var (lon, lat) = (known.Average(device => device.Lon), known.Average(device => device.Lat));
        var eastM = MetresPerDegree * Math.Cos(lat * Math.PI / 180);
        var sites = known.ConvertAll(device => new Site(
            device, kinds[device.Kind], Noise.Seed(seed, device.DeviceId),
            (device.Lon - lon) * eastM, (device.Lat - lat) * MetresPerDegree));
        return new Town(sites, sites.Max(site => site.DistanceTo(0, 0)));
    }

    /// <summary>The middle of the catchment a device lies in; where it stands when it lies in none.</summary>
    public (double X, double Y) CatchmentOf(Site site) =>
        _catchments.TryGetValue(site.Device.Catchment, out var middle) ? middle : (site.X, site.Y);
}
