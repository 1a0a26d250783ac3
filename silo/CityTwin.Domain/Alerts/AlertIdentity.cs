using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>Derives alert ids (ADR 5): whoever decides again over the same readings names the same alert.</summary>
public static class AlertIdentity
{
    /// <summary>An alert raised where another of its rule had been is named for one of the next few milliseconds.</summary>
    private const int MaxRaisesAtOnce = 32;

    /// <summary>The id of the alert that <paramref name="rule"/> raised on a subject at an event time.</summary>
    public static AlertId Derive(TwinId subject, string rule, long raisedAtMs)
    {
        var named = string.Create(CultureInfo.InvariantCulture, $"{subject}|{rule}|{raisedAtMs}");
        var hash = XxHash128.Hash(Encoding.UTF8.GetBytes(named));
        return AlertId.Create(subject.Birthplace, Convert.ToHexStringLower(hash));
    }

    /// <summary>The time an alert's id was derived from; null when it was not derived here.</summary>
    public static long? NamedAfterMs(AlertView alert)
    {
        for (var timeMs = alert.RaisedAtMs; timeMs < alert.RaisedAtMs + MaxRaisesAtOnce; timeMs++)
        {
            if (Derive(alert.Subject, alert.Rule, timeMs) == alert.Id)
            {
                return timeMs;
            }
        }

        return null;
    }
}
