using System.Globalization;
using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>The sensors that have their place in a cell, as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CellEnrolments")]
internal sealed record CellEnrolments
{
    [Id(0)]
    public IReadOnlyList<PlacedSensor> Sensors { get; init; } = [];

    /// <summary>The last serial given out; none is given twice.</summary>
    [Id(1)]
    public int LastSerial { get; init; }

    /// <summary>
    /// Gives a device its place. One that has a place keeps it; one that asks for a twin id which another device has,
    /// or which was born elsewhere, gets none.
    /// </summary>
    /// <param name="middle">Where a sensor stands that does not say.</param>
    public CellEnrolments Enroll(SensorEnrolment asked, DivisionCode cell, GeoPoint middle, long nowMs)
    {
        if (Find(asked.DeviceId) is not null
            || (asked.Requested is { } id && (id.Birthplace != cell || Sensors.Any(s => s.Definition.Id == id))))
        {
            return this;
        }

        var last = LastSerial;
        var sensor = asked.Requested ?? FreeId(cell, ref last);
        var definition = new SensorDefinition(
            sensor, asked.DeviceId, asked.Kind, cell, asked.Position ?? middle, asked.Building, asked.Name, asked.Clock);
        return this with { Sensors = [.. Sensors, new PlacedSensor(definition, nowMs)], LastSerial = last };
    }

    public CellEnrolments Withdraw(TwinId sensor) =>
        this with { Sensors = [.. Sensors.Where(s => s.Definition.Id != sensor)] };

    public PlacedSensor? Find(string deviceId) => Sensors.FirstOrDefault(s => s.Definition.DeviceId == deviceId);

    private TwinId FreeId(DivisionCode cell, ref int last)
    {
        TwinId id;
        do
        {
            id = TwinId.Sensor(cell, (++last).ToString("D4", CultureInfo.InvariantCulture));
        }
        while (Sensors.Any(s => s.Definition.Id == id));

        return id;
    }
}
