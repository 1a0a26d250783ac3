using System.Text.Json;
using CityTwin.City;
using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Faults;
using CityTwin.DevicesSim.Replay;
using CityTwin.DevicesSim.Weather;
using CityTwin.Mqtt;
using CityTwin.Sensing;

namespace CityTwin.DevicesSim.Tests.Rules;

/// <summary>The city package's own rules, run by the domain over what simulated devices would send.</summary>
internal sealed class RuleWatch
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly IReadOnlyList<Sensing.SensorKind> Kinds = Read<Sensing.SensorKind>("sensor-kinds.json");

    private static readonly RuleBook Book = new(Kinds, Read<RuleDefinition>("rules.json"));

    private readonly Dictionary<DivisionCode, CellState> _cells = [];

    /// <summary>Every raise and every step up, in the order they were said.</summary>
    public List<Alarm> Alarms { get; } = [];

    /// <summary>Lets devices report for so long, each by its interval, and the rules look at all of it.</summary>
    public RuleWatch Watch(World world, IEnumerable<Site> sites, TimeSpan lasts, double faultsPerDeviceDay = 0)
    {
        var measuring = new FaultyDevice(world, new FaultPlan(world.Seed, faultsPerDeviceDay));
        var devices = sites.Select(site => new Watched(site, Definition(site))).ToList();
        var reports = devices.SelectMany(device => Times(device.Site, lasts).Select(at => (device, at))).OrderBy(x => x.at);
        foreach (var (device, at) in reports)
        {
            foreach (var reading in measuring.Readings(device.Site, Moment.Of(at), at))
            {
                Tell(device, ToReading(reading), at);
            }
        }

        return this;
    }

    /// <summary>Lets a recorded station speak, whole, and the rules look at it.</summary>
    public RuleWatch Watch(ReplayStation station)
    {
        var row = new DeviceRow(
            station.DeviceId, "", station.Kind, "500103001001001", "", 0, 0, 0, station.Name, "", "");
        var site = new Site(row, new DevicesSim.Devices.SensorKind(station.Kind, 1, []), Noise.Seed(0, station.DeviceId), 0, 0);
        var device = new Watched(site, Definition(site));
        foreach (var reading in station.Readings)
        {
            Tell(device, ToReading(reading), DateTimeOffset.FromUnixTimeMilliseconds(reading.TimeMs));
        }

        return this;
    }

    private static Reading ToReading(TelemetryReading reading) => new(
        reading.TimeMs, null, null, [.. reading.Values.Select(value => new MetricValue(value.Metric, value.Value))]);

    private void Tell(Watched device, Reading reading, DateTimeOffset at)
    {
        var seen = device.State.Observe(
            reading, at.ToUnixTimeMilliseconds(), device.Definition, Book.For(device.Definition), profile: null);
        var cell = _cells.TryGetValue(device.Definition.Cell, out var known)
            ? known
            : _cells[device.Definition.Cell] = new CellState(device.Definition.Cell);
        var combined = seen.Accepted
            ? cell.Observe(device.Definition.Id, device.Definition.Kind, device.State.Latest(), Book.ForCell(cell.Cell))
            : [];
        foreach (var signal in (seen.Signals ?? []).Concat(combined).Where(signal => signal.Severity != Severity.None))
        {
            Alarms.Add(new Alarm(signal.Rule, signal.Severity, device.Site,
                DateTimeOffset.FromUnixTimeMilliseconds(signal.TimeMs), signal.Evidence.Value));
        }
    }

    private static IEnumerable<DateTimeOffset> Times(Site site, TimeSpan lasts)
    {
        var start = Towns.Start.ToUnixTimeMilliseconds();
        var schedule = new Schedule(site, start, speed: 1);
        var end = (Towns.Start + lasts).ToUnixTimeMilliseconds();
        for (var at = schedule.NextAfterMs(start); at < end; at = schedule.NextAfterMs(at))
        {
            yield return DateTimeOffset.FromUnixTimeMilliseconds(at);
        }
    }

    private static SensorDefinition Definition(Site site)
    {
        var cell = DivisionCode.Parse(site.Device.Cell);
        return new SensorDefinition(
            TwinId.Sensor(cell, $"{Math.Abs(site.Seed.GetHashCode()) % 10_000:D4}"), site.Device.DeviceId, site.Kind.Code,
            cell, new GeoPoint(site.Device.Lon, site.Device.Lat, 0), null, site.Device.Name, DeviceClock.Live);
    }

    private static List<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(Towns.Templates, file)), Json)!;

    private sealed record Watched(Site Site, SensorDefinition Definition)
    {
        public SensorState State { get; } = new();
    }
}
