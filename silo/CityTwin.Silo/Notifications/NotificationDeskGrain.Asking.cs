using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;

namespace CityTwin.Notifications;

/// <content>Alerts that nobody answers.</content>
internal sealed partial class NotificationDeskGrain
{
    private AlertCursor? _missedAfter;
    private long _missedAtMs;

    /// <summary>With the log read to its end, goes through the open alerts on the board for those that nobody is asked about.</summary>
    /// <param name="taken">The last sequence of the log that was taken.</param>
    private async Task AskMissed(long taken)
    {
        if (NowMs < _missedAtMs)
        {
            return;
        }

        var before = _book.Changes;
        var page = await GrainFactory.Grain<IDistrictLogGrain>(District.Value).ListAlerts(
            new AlertQuery(Active: true, Acknowledged: false, After: _missedAfter, Max: _options.MissedPerLook) { Quieted = false });
        AlertView[] missed = [.. page.Alerts.Where(alert => _book.IsMissed(alert, taken))];
        if (missed.Length > 0)
        {
            await Know(missed.Select(AlertLadder.LeadOf));
            if (_book.Changes != before)
            {
                return; // Somebody answered meanwhile, perhaps for one of these: they are listed again.
            }

            _book.AskMissed(missed, taken, _people, OnDuty, NowMs);
            _unkept = true;
        }

        (_missedAfter, _missedAtMs) = page is { More: true, Alerts: [.., var last] }
            ? (new AlertCursor(last.RaisedAtMs, last.Id.Value), NowMs)
            : (null, NowMs + (long)_options.LookForMissedEvery.TotalMilliseconds);
    }

    /// <summary>
    /// Before an alert asks from the beginning again, it is looked up: the word that it was over may have been one that could not be
    /// read, or be lost with what storage was put back to.
    /// </summary>
    private async Task EndWhatIsOver(long nowMs)
    {
        var inside = GrainFactory.Grain<IDistrictLogInside>(District.Value);
        foreach (var some in _book.AskingAgain(nowMs).Chunk(_options.RostersReadAtOnce))
        {
            var stand = await Task.WhenAll(some.Select(alert => inside.Find(AlertId.Parse(alert), raise: null)));
            _book.Over(some.Where((_, i) => stand[i].Alert?.View is not { Active: true, Acknowledged: false, Quieted: null }));
        }
    }

    /// <summary>Once for each alert: that it asks again and again is no news.</summary>
    private void TellOfUnanswered()
    {
        if (_book.TakeUnanswered() is { Count: > 0 } alerts)
        {
            meter.Unanswered(District, alerts.Count);
            LogUnanswered(District, alerts.Count, alerts[0], _options.Policy.AskAgainEvery);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notifications of {District}: {Count} alerts, as {Alert}, have nobody left to ask; they ask again every {Every}")]
    private partial void LogUnanswered(DivisionCode district, int count, string alert, TimeSpan every);
}
