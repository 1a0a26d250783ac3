using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ingest;

namespace CityTwin.Sensing;

/// <summary>What a cell tells its alerts, its street and the log.</summary>
internal sealed partial class CellGrain
{
    private Telling? _telling;

    public IReadOnlyList<AlertSignal> Pending => _state.Pending;

    private Telling Teller => _telling ??= new Telling(
        this, alert => GrainFactory.Grain<IAlertGrain>(alert.Value), around);

    public Task Told() => _telling?.Running ?? Task.CompletedTask;

    public Task Told(AlertSignal signal, AlertView alert)
    {
        _state.Delivered(signal, alert);
        return Task.CompletedTask;
    }

    /// <summary>The look for silence tells it again.</summary>
    public void NotTold() => _due.At(NextDueMs());

    private void Tell()
    {
        if (_state.Pending.Count > 0)
        {
            Teller.Start();
        }
    }

    /// <summary>Something changed that no reading on its way will bring again: the street saves it.</summary>
    private Task Touch() => GrainFactory.Grain<IStreetIngestGrain>(Code.Street.Value).Touch(TwinId.Cell(Code));

    [LoggerMessage(LogLevel.Error, "There is no cell {Cell} in the city {City}: whoever asks for a sensor in it is told that there is none")]
    private partial void LogNoSuchCell(DivisionCode cell, string city);

    [LoggerMessage(LogLevel.Warning, "Sensor {Sensor} could not be asked whether it is silent; it is asked again")]
    private partial void LogSensorNotAsked(TwinId sensor, Exception error);

    [LoggerMessage(LogLevel.Warning, "Cell {Cell}: looking for silence failed; it is tried again")]
    private partial void LogLookFailed(DivisionCode cell, Exception error);
}
