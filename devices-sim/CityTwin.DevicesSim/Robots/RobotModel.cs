using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>What a robot is: how large, how fast, and what it can do.</summary>
internal sealed record RobotModel
{
    private const double DefaultSpeedMps = 1.5;
    private const double DefaultEnduranceS = 4 * 3600;

    public required RobotIdentity Identity { get; init; }

    /// <summary>The series' name in its factsheet.</summary>
    public string Series { get; init; } = "robot";

    public required PlanePoint Home { get; init; }

    public required SkillBook Skills { get; init; }

    public double LengthM { get; init; } = 1.2;

    public double WidthM { get; init; } = 0.8;

    public double HeightM { get; init; } = 1.0;

    public double MaxSpeedMps { get; init; } = DefaultSpeedMps;

    public double AccelerationMps2 { get; init; } = 0.6;

    public double DecelerationMps2 { get; init; } = 0.9;

    /// <summary>With the brakes of an emergency stop.</summary>
    public double EmergencyDecelerationMps2 { get; init; } = 3;

    public double TurnRateRadS { get; init; } = 0.8;

    /// <summary>How long a full battery lasts at full speed without a load.</summary>
    public double EnduranceS { get; init; } = DefaultEnduranceS;

    public double ChargeS { get; init; } = 3600;

    public double MaxLoadKg { get; init; }

    /// <summary>How near a place is near enough when an order says nothing of it.</summary>
    public double ToleranceM { get; init; } = 2;

    public static RobotModel Of(UnitRow row)
    {
        // A robot that pumps tows a hose and is the size of a small car; the others go through a door.
        var isHeavy = row.Can("pump");
        return new RobotModel
        {
            Identity = new RobotIdentity(row.Manufacturer, row.Serial, row.ProtocolVersion),
            Series = row.Type,
            Home = UtmGrid.ToMetres(row.Longitude, row.Latitude),
            Skills = SkillBook.Of(row.Capabilities),
            LengthM = isHeavy ? 2.2 : 1.2,
            WidthM = isHeavy ? 1.2 : 0.8,
            HeightM = isHeavy ? 1.6 : 1.0,
            MaxSpeedMps = row.CruiseSpeedMps > 0 ? row.CruiseSpeedMps : DefaultSpeedMps,
            EnduranceS = row.EnduranceS > 0 ? row.EnduranceS : DefaultEnduranceS,
            MaxLoadKg = row.Can("carry") ? 200 : 0,
        };
    }
}
