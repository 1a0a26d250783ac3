using System.Collections.Frozen;
using CityTwin.City;
using CityTwin.Mqtt;
using CityTwin.Sensing;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What each kind of the city measures, as payloads are judged by it.</summary>
internal sealed class MetricTables(IEnumerable<SensorKind> kinds)
{
    private static readonly MetricTable Nothing = new("gateway", []);

    private readonly FrozenDictionary<string, MetricTable> _tables = kinds.ToFrozenDictionary(
        kind => kind.Code,
        kind => new MetricTable(
            kind.Code, kind.Metrics.Select(metric => new MetricRange(metric.Name, metric.Unit, metric.Min, metric.Max))));

    public static MetricTables Of(CityCatalogue city) => new(city.SensorKinds);

    /// <summary>A kind the package no longer has measures nothing: its devices are told so with every reading.</summary>
    public MetricTable For(string? kind) => kind is null ? Nothing : _tables.GetValueOrDefault(kind, Nothing);
}
