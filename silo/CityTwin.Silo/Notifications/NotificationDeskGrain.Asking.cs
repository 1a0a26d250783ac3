using CityTwin.City;

namespace CityTwin.Notifications;

/// <content>Alerts that nobody answers.</content>
internal sealed partial class NotificationDeskGrain
{
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
