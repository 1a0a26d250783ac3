using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ingest;

namespace CityTwin.Sensing;

/// <summary>What a cell tells its alerts, its street and the log.</summary>
internal sealed partial class CellGrain
{
    /// <summary>Tells the cell's own alerts. What cannot be told stays pending.</summary>
    private async Task Tell()
    {
        while (_state.Pending.Count > 0)
        {
            var signal = _state.Pending[0];
            var answer = GrainFactory.GetGrain<IAlertGrain>(signal.Id.Value).Signal(signal);
            _state.Delivered(signal, await around.InTime(answer));
        }
    }

    /// <summary>The same, without holding up who brings readings: what cannot be told now is told by the timer.</summary>
    private async Task TellIfPossible()
    {
        if (_tellAgainAtMs > around.NowMs)
        {
            return;
        }

        try
        {
            await Tell();
        }
        catch (Exception error)
        {
            _tellAgainAtMs = around.TellAgainAtMs;
            LogAlertWaits(Code, error);
        }
    }

    /// <summary>Something changed that no reading on its way will bring again: the street saves it.</summary>
    private Task Touch() => GrainFactory.GetGrain<IStreetIngestGrain>(Code.Street.Value).Touch(TwinId.Cell(Code));

    [LoggerMessage(LogLevel.Error, "There is no cell {Cell} in the city {City}: whoever asks for a sensor in it is told that there is none")]
    private partial void LogNoSuchCell(DivisionCode cell, string city);

    [LoggerMessage(LogLevel.Warning, "Sensor {Sensor} could not be asked whether it is silent; it is asked again")]
    private partial void LogSensorNotAsked(TwinId sensor, Exception error);

    [LoggerMessage(LogLevel.Warning, "Cell {Cell}: an alert of its own could not be told; it is told again")]
    private partial void LogAlertWaits(DivisionCode cell, Exception error);

    [LoggerMessage(LogLevel.Warning, "Cell {Cell}: looking for silence failed; it is tried again")]
    private partial void LogLookFailed(DivisionCode cell, Exception error);
}
