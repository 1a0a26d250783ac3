using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>Who has something to say to alerts: a sensor, or a cell.</summary>
internal interface ITeller
{
    TwinId Id { get; }

    /// <summary>What its rules have said and no alert has taken yet, oldest first.</summary>
    IReadOnlyList<AlertSignal> Pending { get; }

    /// <summary>An alert has taken a signal, and stands so.</summary>
    Task Told(AlertSignal signal, AlertView alert);

    /// <summary>An alert could not be told; the signal is pending still, and is to be told again after the pause.</summary>
    void NotTold();
}
