using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Ledger;

/// <content>Saving the board, and archiving what leaves it.</content>
internal sealed partial class DistrictLogGrain
{
    /// <summary>Alerts that have left the board and that the archive does not have yet.</summary>
    private readonly Dictionary<AlertId, AlertState> _leaving = [];

    private long _savedAt;
    private bool _saving;

    private void SaveBoardIfDue()
    {
        if (!_saving && _tail.Head - _savedAt >= _options.EntriesPerBoardSnapshot)
        {
            SaveBoard().Ignore(); // Appends do not wait for it.
        }
    }

    /// <summary>What is saved says nothing that the log in storage and the archive do not say too.</summary>
    private async Task SaveBoard()
    {
        _saving = true;
        var (before, head) = (_savedAt, _tail.Head);
        _savedAt = head;
        try
        {
            var picture = boards.Picture(_board, head);
            var leaving = _leaving.Values.ToArray();
            await _tail.Until(head);
            await Archive(leaving);
            await boards.Save(District, picture);
        }
        catch (Exception error)
        {
            // A start only reads a longer tail. The next write tries again.
            _savedAt = before;
            LogBoardNotSaved(District, error);
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task Archive(IReadOnlyList<AlertState> leaving)
    {
        foreach (var some in leaving.Chunk(_options.ArchivedAtOnce))
        {
            await Task.WhenAll(some.Select(alert => archive.Keep(alert, _ending.Token)));
        }

        foreach (var alert in leaving.Where(alert => ReferenceEquals(_leaving.GetValueOrDefault(alert.View!.Id), alert)))
        {
            _leaving.Remove(alert.View!.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: its alert board was not saved")]
    private partial void LogBoardNotSaved(DivisionCode district, Exception error);
}
