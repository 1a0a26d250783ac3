namespace CityTwin.Alerts;

/// <summary>Why another centre is called, as the log and the API say it.</summary>
public static class EscalationReason
{
    /// <summary>It is too grave for the one below.</summary>
    public const string Severity = "severity";

    /// <summary>Nobody has taken note in time.</summary>
    public const string Time = "time";

    /// <summary>Alerts of its rule have spread over too many streets.</summary>
    public const string Area = "area";
}
