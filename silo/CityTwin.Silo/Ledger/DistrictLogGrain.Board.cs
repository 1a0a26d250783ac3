using CityTwin.City;

namespace CityTwin.Ledger;

/// <content>Saving the boards.</content>
internal sealed partial class DistrictLogGrain
{
    private long _savedAt;
    private bool _saving;

    private void SaveBoardIfDue()
    {
        if (!_saving && BoardRhythm.IsDue(
            _tail.Head - _savedAt, _boards.Count, _options.EntriesPerBoardSnapshot))
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
            var picture = BoardStore.Picture(_boards, head);
            var leaving = _boards.Leaving();
            await _tail.Until(head);
            await archive.Keep(District, leaving, _ending.Token);
            _boards.Gone(leaving);
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

    [LoggerMessage(LogLevel.Warning, "Log of {District}: its boards were not saved")]
    private partial void LogBoardNotSaved(DivisionCode district, Exception error);
}
