using Orleans.Storage;

namespace CityTwin.Fleet.Units;

/// <summary>What is stored, and when.</summary>
internal sealed partial class UnitGrain
{
    private readonly SemaphoreSlim _writing = new(1);
    private bool _isUnsaved;

    /// <summary>Something that matters is in memory alone: until it is stored nobody who says it is told that it was taken.</summary>
    private bool _mustSave;

    /// <summary>When what is unsaved is saved, if nothing that matters happens before.</summary>
    private long _saveAtMs;

    /// <summary>One write at a time: a dock is asked who lives in it while it hears.</summary>
    private async Task Save()
    {
        await _writing.WaitAsync();
        var mattered = _mustSave;
        try
        {
            (_isUnsaved, _mustSave) = (false, false);
            stored.State = UnitRecord.Of(
                _unit!, _gateway, _houses, _driver?.Save(), _track.Points.TakeLast(parts.Options.MaxSavedTrackPoints), _flightFiles);
            await stored.WriteStateAsync();
            _saveAtMs = SaveTurn.After(Id, NowMs, parts.Options.SaveEvery);
        }
        catch (InconsistentStateException)
        {
            // Another activation has written since: what this one knows is out of date, and stays so at every further try.
            (_isUnsaved, _mustSave) = (false, mattered);
            DeactivateOnIdle();
            throw;
        }
        catch
        {
            (_isUnsaved, _mustSave) = (true, _mustSave || mattered);
            _saveAtMs = NowMs + (long)parts.Options.SaveAgainAfter.TotalMilliseconds;
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>When the write fails, the unit and what its driver knows are as before, and nothing is sent.</summary>
    private async Task SaveOr(UnitState before, string? memory)
    {
        try
        {
            await Save();
        }
        catch
        {
            _toSend.Clear();
            Know(before, _gateway, _houses, memory);
            Plan();
            throw;
        }
    }
}
