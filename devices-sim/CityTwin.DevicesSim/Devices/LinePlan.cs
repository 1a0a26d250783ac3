using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Devices;

/// <summary>A connection to be had, and the devices that are heard over it: one, or all behind an edge gateway.</summary>
internal sealed record LinePlan(LineIdentity Line, IReadOnlyList<Site> Sites)
{
    /// <param name="gateways">Passwords by id. A gateway without devices has nothing to say and gets no line.</param>
    public static IReadOnlyList<LinePlan> Of(IReadOnlyList<Site> sites, IReadOnlyDictionary<string, string> gateways) =>
    [
        .. sites.Where(site => site.Device.Gateway.Length == 0)
            .Select(site => new LinePlan(new LineIdentity(site.Device.DeviceId, site.Device.Password, IsGateway: false), [site])),
        .. sites.Where(site => site.Device.Gateway.Length > 0)
            .GroupBy(site => site.Device.Gateway)
            .Select(behind => new LinePlan(new LineIdentity(behind.Key, gateways[behind.Key], IsGateway: true), [.. behind])),
    ];
}
