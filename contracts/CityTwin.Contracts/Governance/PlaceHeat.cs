using CityTwin.City;

namespace CityTwin.Governance;

/// <summary>How much there is to do in a place.</summary>
/// <param name="ActiveAlerts">By severity; index <see cref="Sensing.Severity"/>.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.PlaceHeat")]
public sealed record PlaceHeat(
    [property: Id(0)] DivisionCode Place,
    [property: Id(1)] int OpenOrders,
    [property: Id(2)] IReadOnlyList<int> ActiveAlerts)
{
    /// <summary>The same by larger places.</summary>
    public static IReadOnlyList<PlaceHeat> By(DivisionLevel level, IEnumerable<PlaceHeat> places) =>
    [
        .. places.GroupBy(place => DivisionCode.Parse(place.Place.Value[..Math.Min(place.Place.Value.Length, (int)level)]))
            .OrderBy(group => group.Key)
            .Select(group => new PlaceHeat(
                group.Key, group.Sum(place => place.OpenOrders), OrderFigures.Add(group.Select(place => place.ActiveAlerts)))),
    ];
}
