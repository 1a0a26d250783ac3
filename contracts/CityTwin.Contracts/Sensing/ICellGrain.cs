using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>One grid cell, keyed by its twin id. It knows its sensors, counts them and combines their readings.</summary>
[Alias("CityTwin.ICellGrain")]
public interface ICellGrain : IGrainWithStringKey
{
    /// <summary>
    /// Gives a sensor a place here and answers its definition with the twin id it was given. Enrolling a device again
    /// answers the place it has.
    /// </summary>
    [Alias("Enroll")]
    Task<IReadOnlyList<SensorDefinition>> Enroll(IReadOnlyList<SensorEnrolment> enrolments);

    [Alias("Withdraw")]
    Task Withdraw(TwinId sensor);

    /// <summary>The device whose values the sensor's are; null when there is no such sensor here.</summary>
    [Alias("HolderOf")]
    Task<string?> HolderOf(TwinId sensor);

    /// <summary>Withdraws a sensor if it is still this device's: another may have taken the place of a broken one.</summary>
    [Alias("Release")]
    Task Release(TwinId sensor, string deviceId);

    [Alias("Counts")]
    Task<CountVector> Counts();

    [Alias("Get")]
    Task<CellView> Get();
}
