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

    [Alias("Counts")]
    Task<CountVector> Counts();

    [Alias("Get")]
    Task<CellView> Get();
}

/// <summary>A sensor about to be given a place.</summary>
/// <param name="Requested">The twin id it wants, when the city package names one.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorEnrolment")]
public sealed record SensorEnrolment(
    [property: Id(0)] string DeviceId,
    [property: Id(1)] string Kind,
    [property: Id(2)] GeoPoint? Position,
    [property: Id(3)] TwinId? Building,
    [property: Id(4)] string Name,
    [property: Id(5)] DeviceClock Clock,
    [property: Id(6)] TwinId? Requested);

/// <summary>A cell for its panel.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CellView")]
public sealed record CellView(
    [property: Id(0)] TwinRow Row,
    [property: Id(1)] CountVector Counts,
    [property: Id(2)] IReadOnlyList<RuleStanding> Rules);
