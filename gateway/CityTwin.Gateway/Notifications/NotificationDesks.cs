using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Notifications;

namespace CityTwin.Gateway.Notifications;

/// <summary>The desks of districts as one, newest first.</summary>
internal sealed class NotificationDesks(IClusterClient cluster, CityModel city)
{
    /// <summary>Districts asked at once.</summary>
    public const int Parallelism = 16;

    public IReadOnlyList<DivisionCode> DistrictsOf(DivisionCode area) => city.DistrictsOf(area);

    public INotificationDeskGrain Of(DivisionCode district) => cluster.GetGrain<INotificationDeskGrain>(district.Value);

    /// <summary>The desk that an id, or a link's token, begins with; null when this city has none such.</summary>
    public INotificationDeskGrain? OfText(string text) =>
        DivisionCode.TryParse(text.Split('-')[0], out var district) && district.Level == DivisionLevel.District && city.Has(district)
            ? Of(district)
            : null;

    public async Task<NotificationPage> Page(IReadOnlyList<DivisionCode> districts, NotificationQuery query, CancellationToken cancel)
    {
        var pages = await Bounded.Select(districts, Parallelism, district => Of(district).List(query), cancel);
        Notification[] merged =
        [
            .. pages.SelectMany(page => page.Notifications)
                .OrderByDescending(one => one.CreatedAtMs).ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
        return new NotificationPage(
            [.. merged.Take(query.Max)], merged.Length > query.Max || pages.Any(page => page.More));
    }
}
