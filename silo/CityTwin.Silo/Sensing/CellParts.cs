using System.Buffers;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using Microsoft.Extensions.Options;

namespace CityTwin.Sensing;

/// <summary>What the cells of a silo share.</summary>
internal sealed class CellParts(CellSnapshots snapshots, IOptions<SensingOptions> options, TimeProvider clock)
{
    private const int AlertsPerPage = 1_000;

    public CellSnapshots Snapshots => snapshots;

    public IOptions<SensingOptions> Options => options;

    public TimeProvider Clock => clock;

    public static CellSnapshot Picture(CellState state, IEnumerable<SensorSlot> slots) => new(
        Bytes(state),
        [.. slots.Where(slot => slot.State is not null)
            .Select(slot => new SavedSensor(slot.Sensor.Definition.Id, slot.State!))]);

    public static CellLuggage Pack(CellState state, IEnumerable<SensorSlot> slots) =>
        new(Bytes(state), [.. slots.Select(slot => slot.Pack())]);

    /// <summary>The alerts that are active in a cell, as the district's log has them.</summary>
    public async Task<IReadOnlyList<AlertView>> ActiveAlerts(IGrainFactory grains, DivisionCode cell)
    {
        var log = grains.Grain<IDistrictLogGrain>(cell.District.Value);
        var alerts = new List<AlertView>();
        AlertPage page;
        do
        {
            var after = alerts.Count == 0 ? null : new AlertCursor(alerts[^1].RaisedAtMs, alerts[^1].Id.Value);
            page = await log.ListAlerts(new AlertQuery(Area: cell, Active: true, After: after, Max: AlertsPerPage));
            alerts.AddRange(page.Alerts);
        }
        while (page.More);

        return alerts;
    }

    private static byte[] Bytes(CellState state)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        state.Write(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
