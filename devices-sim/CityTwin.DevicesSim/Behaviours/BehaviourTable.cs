using System.Collections.Frozen;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>What each metric of each kind does on an ordinary day. A new kind is one line here.</summary>
internal static class BehaviourTable
{
    private static readonly FrozenDictionary<(string Kind, string Metric), Behaviour> Known =
        new Dictionary<(string, string), Behaviour>
        {
            [("rain", World.Rain)] = WaterBehaviour.Rain,
            [("drain-level", "levelM")] = WaterBehaviour.DrainLevel,
            [("road-water", "depthM")] = WaterBehaviour.RoadWater,
            [("river-level", "levelM")] = WaterBehaviour.RiverLevel,
            [("smoke", "smokePercentPerM")] = SafetyBehaviour.Smoke,
            [("smoke", "temperatureC")] = SafetyBehaviour.RoomTemperature,
            [("combustible-gas", "gasPercentLel")] = SafetyBehaviour.Gas,
            [("manhole-tilt", "tiltDeg")] = GroundBehaviour.Tilt,
            [("road-settlement", "settlementMm")] = GroundBehaviour.Settlement,
            [("pipe-pressure", "pressureKPa")] = PipeBehaviour.Pressure,
            [("pipe-flow", "flowM3PerH")] = PipeBehaviour.Flow,
            [("traffic-flow", "vehiclesPerH")] = StreetBehaviour.Vehicles,
            [("traffic-flow", "speedKmH")] = StreetBehaviour.Speed,
            [("crowd-count", "people")] = StreetBehaviour.People,
            [("noise", "levelDb")] = StreetBehaviour.Loudness,
            [("street-light", "powerW")] = StreetBehaviour.LightPower,
            [("air-quality", "pm25UgPerM3")] = AirBehaviour.Pollutant(32, 0),
            [("air-quality", "pm10UgPerM3")] = AirBehaviour.Pollutant(52, 1),
            [("air-quality", "so2UgPerM3")] = AirBehaviour.Pollutant(8, 5),
            [("air-quality", "no2UgPerM3")] = AirBehaviour.Pollutant(34, 6),
            [("air-quality", "coUgPerM3")] = AirBehaviour.Pollutant(800, 7),
            [("air-quality", "o3UgPerM3")] = AirBehaviour.Ozone,
            [("air-quality", "temperatureC")] = AirBehaviour.Temperature,
            [("air-quality", "humidityPercent")] = AirBehaviour.Humidity,
        }.ToFrozenDictionary();

    public static bool Knows(string kind, string metric) => Known.ContainsKey((kind, metric));

    /// <summary>A metric without a behaviour of its own wanders in the lower part of its range.</summary>
    public static double Value(Site site, MetricRange metric, Moment now, World world) =>
        Known.TryGetValue((site.Kind.Code, metric.Name), out var behaviour)
            ? behaviour(site, now, world)
            : metric.Min + ((metric.Max - metric.Min)
                * (0.05 + (0.01 * Noise.Wander(Noise.Seed(site.Seed, metric.Name), now.Seconds, 1800))));
}
