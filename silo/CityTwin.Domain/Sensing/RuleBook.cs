using System.Collections.Concurrent;
using System.Collections.Frozen;
using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>
/// All rules of a city. Of the rules with one id that match a subject the most specific speaks: one that names the
/// device over one for the longest area over one for everywhere; of equals, the later in the package.
/// Safe to ask from many threads; what it answers is shared.
/// </summary>
public sealed class RuleBook
{
    private readonly FrozenDictionary<string, SensorKind> _kinds;
    private readonly FrozenDictionary<string, Entry[]> _byKind;
    private readonly LocalDays _days;
    private readonly ConcurrentDictionary<string, SensorRules> _sensors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CellRules> _combined = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DivisionCode, CellRules> _cells = new();

    /// <param name="kinds">Every kind of sensor.</param>
    /// <param name="rules">Every rule, in the order of the city package.</param>
    /// <param name="days">What schedules are told by; without it, China's time.</param>
    public RuleBook(
        IReadOnlyList<SensorKind> kinds, IReadOnlyList<RuleDefinition> rules, LocalDays? days = null)
    {
        _days = days ?? LocalDays.China;
        _kinds = kinds.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);
        _byKind = rules.Select((rule, order) => new Entry(rule, order, [.. rule.Areas.Select(DivisionCode.Parse)]))
            .GroupBy(entry => entry.Rule is CombinationRule ? "" : entry.Rule.Kind, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>
    /// The rules of a sensor. A kind that the city package no longer has measures nothing: its readings are passed over.
    /// </summary>
    public SensorRules For(SensorDefinition sensor)
    {
        var chosen = Choose(sensor.Kind, sensor.Cell, sensor.DeviceId);
        return _sensors.GetOrAdd($"{sensor.Kind}|{Key(chosen)}", _ => new SensorRules(
            _kinds.GetValueOrDefault(sensor.Kind) ?? new SensorKind(sensor.Kind, sensor.Kind, sensor.Kind, 0, 0, 0, []),
            [.. chosen.Select(entry => entry.Rule)], _days));
    }

    /// <summary>The rules that combine the sensors of a cell. Asked for each reading: a cell's are looked for once.</summary>
    public CellRules ForCell(DivisionCode cell) => _cells.GetOrAdd(cell, FindForCell);

    private CellRules FindForCell(DivisionCode cell)
    {
        var chosen = Choose("", cell, device: null);
        return _combined.GetOrAdd(
            Key(chosen), _ => new CellRules([.. chosen.Select(entry => (CombinationRule)entry.Rule)], _days));
    }

    private static string Key(Entry[] chosen) => string.Join(',', chosen.Select(entry => entry.Order));

    private Entry[] Choose(string kind, DivisionCode cell, string? device) =>
    [
        .. _byKind.GetValueOrDefault(kind, [])
            .Where(entry => entry.Matches(cell, device))
            .GroupBy(entry => entry.Rule.Id, StringComparer.Ordinal)
            .Select(rule => rule.MaxBy(entry => (entry.Specificity(cell), entry.Order)))
            .Where(entry => entry!.Rule.Enabled)
            .Select(entry => entry!),
    ];

    private sealed record Entry(RuleDefinition Rule, int Order, DivisionCode[] Areas)
    {
        /// <summary>Longer than any division code, as the one device is narrower than any area.</summary>
        private const int OneDevice = 100;

        public bool Matches(DivisionCode cell, string? device) =>
            (Rule.Devices.Count == 0 || (device is not null && Rule.Devices.Contains(device)))
            && (Areas.Length == 0 || Areas.Any(area => area.Contains(cell)));

        public int Specificity(DivisionCode cell) => (Rule.Devices.Count > 0 ? OneDevice : 0)
            + Areas.Where(area => area.Contains(cell)).Select(area => area.Value.Length).DefaultIfEmpty(0).Max();
    }
}
