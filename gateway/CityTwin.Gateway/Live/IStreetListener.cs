using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>Hears what changes in a street. Called under the feed's lock: must be quick and must not call back.</summary>
internal interface IStreetListener
{
    void OnRow(DivisionCode street, TwinRow row);

    void OnRemoved(DivisionCode street, TwinId id);

    void OnCounts(CountVector counts);
}
