using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>The seasonal profiles this silo has at hand.</summary>
internal sealed class SeasonalProfiles
{
    /// <returns>Null while nothing is known of the kind there.</returns>
    public SeasonalProfile? Find(string kind, DivisionCode district) => null;

    public void Sample(string kind, DivisionCode district, IReadOnlyList<HourSample> hours)
    {
    }
}
