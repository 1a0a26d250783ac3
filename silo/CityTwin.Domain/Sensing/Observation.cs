using CityTwin.Alerts;

namespace CityTwin.Sensing;

/// <summary>What came of telling a sensor something. The default says: nothing.</summary>
/// <param name="Accepted">At least one value was new; a repetition or one too old to matter is not.</param>
/// <param name="RowChanged">What lists and maps show of the sensor changed: <see cref="SensorState.Row"/> is to be sent.</param>
/// <param name="HealthChanged">Its health changed, and so do counts.</param>
/// <param name="Signals">
/// What its rules now say of alerts, in order. They stay in <see cref="SensorState.Pending"/> until delivered.
/// </param>
/// <param name="Hours">Samples of hours that this reading completed, for the seasonal profile.</param>
public readonly record struct Observation(
    bool Accepted,
    bool RowChanged,
    bool HealthChanged,
    IReadOnlyList<AlertSignal>? Signals = null,
    IReadOnlyList<HourSample>? Hours = null);
