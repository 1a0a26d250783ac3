using System.Buffers;
using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>The newest readings of a cell's sensors, as far as its combination rules ask for them, and how those stand.</summary>
public sealed class CellState(DivisionCode cell)
{
    private readonly List<AlertSignal> _pending = [];

    /// <summary>Whose state.</summary>
    public DivisionCode Cell { get; } = cell;

    /// <summary>Signals that no alert has taken yet, oldest first.</summary>
    public IReadOnlyList<AlertSignal> Pending => _pending;

    /// <summary>The newest values of one sensor; answers what the rules now say, which is pending too.</summary>
    public IReadOnlyList<AlertSignal> Observe(
        TwinId sensor, string kind, IReadOnlyList<MetricSample> latest, CellRules rules) => [];

    /// <summary>A sensor has left the cell.</summary>
    public IReadOnlyList<AlertSignal> Forget(TwinId sensor, CellRules rules) => [];

    /// <summary>An alert has taken a signal and answered how it stands.</summary>
    public void Delivered(AlertSignal signal, AlertView alert) => _pending.Remove(signal);

    /// <summary>Someone cleared an alert by hand: its rule is silent until its condition has gone and come back.</summary>
    public void ClearedByHand(AlertId alert)
    {
    }

    /// <summary>Where each rule stands.</summary>
    public IReadOnlyList<RuleStanding> Standing(CellRules rules) => [];

    /// <summary>Writes it for its cell's snapshot.</summary>
    public void Write(IBufferWriter<byte> to)
    {
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a version this build does not know.</exception>
    public static CellState Read(DivisionCode cell, ReadOnlySpan<byte> from) => new(cell);
}
