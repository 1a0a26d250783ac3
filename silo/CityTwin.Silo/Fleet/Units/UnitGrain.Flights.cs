using CityTwin.Fleet.Docks;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;

namespace CityTwin.Fleet.Units;

/// <summary>The files that the unit is sent by: written before it is, removed when their task is over.</summary>
internal sealed partial class UnitGrain
{
    /// <summary>Flights whose files may lie in storage; of more the oldest is not removed any more.</summary>
    private const int MaxFlightFiles = 32;

    private readonly List<string> _flightFiles = [];
    private bool _isRemoving;
    private long _removeAtMs;

    /// <summary>The same with a file; without one when there is none to be had and the unit can do without.</summary>
    private async Task<StartTask> WithFile(StartTask start, FlightFileNeed need)
    {
        var flight = FlightIds.Of(start.Fence, start.Task.Revision, start.Task.Id);
        try
        {
            var (url, md5) = await parts.Flights.Write(flight, start.Task, _unit!.Definition, _type);
            if (!_flightFiles.Contains(flight))
            {
                _flightFiles.Add(flight);
                _flightFiles.RemoveRange(0, Math.Max(0, _flightFiles.Count - MaxFlightFiles));
            }

            return start with { FileUrl = url, FileMd5 = md5 };
        }
        catch (FlightFileException error) when (need == FlightFileNeed.Needed)
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable,
                $"{Id} flies {start.Task.Stops.Count} stops by a file alone, and there is none: {error.Message}");
        }
        catch (FlightFileException error)
        {
            _unit = _unit!.Note(NowMs, "no-flight-file", $"{error.Message} It is sent from point to point.", start.Task.Mission);
            return start;
        }
    }

    private void RemoveFiles(long nowMs)
    {
        if (!_isRemoving && nowMs >= _removeAtMs && _flightFiles.Exists(IsOver))
        {
            _isRemoving = true;
            _ = RemoveAll();
        }
    }

    /// <summary>Beside the unit's other work, one by one; what fails is tried again later.</summary>
    private async Task RemoveAll()
    {
        await Task.Yield();
        while (_flightFiles.Find(IsOver) is { } flight)
        {
            try
            {
                await parts.Flights.Remove(flight);
                _flightFiles.Remove(flight);
                _isUnsaved = true;
            }
            catch (FlightFileException error)
            {
                LogNotRemoved(Id, flight, error);
                _removeAtMs = NowMs + (long)parts.Flights.RemoveAgainAfter.TotalMilliseconds;
                break;
            }
        }

        _isRemoving = false;
        Plan();
    }

    private bool IsOver(string flight) => !FlightIds.TryRead(flight, out _, out var task) || task != _unit?.Task?.Id;

    [LoggerMessage(LogLevel.Warning, "{Unit}: the file of its flight {Flight} could not be removed; it is tried again")]
    private partial void LogNotRemoved(CityTwin.City.TwinId unit, string flight, Exception error);
}
