namespace CityTwin.Alerts;

/// <summary>How far alert windows may go, and how they are decided.</summary>
public sealed class AlertWindowOptions
{
    public const string Section = "AlertWindows";

    /// <summary>From a window's beginning to its end, at least.</summary>
    public TimeSpan MinLength { get; set; } = AlertWindowLimits.Usual.MinLength;

    /// <summary>And at most: what lasts longer is opened again by somebody who looks at it.</summary>
    public TimeSpan MaxLength { get; set; } = AlertWindowLimits.Usual.MaxLength;

    /// <summary>At most for a window that quiets red too: half a day, within which whoever leads looks at it again.</summary>
    public TimeSpan MaxRedLength { get; set; } = AlertWindowLimits.Usual.MaxRedLength;

    /// <summary>How long before its beginning a window may be opened.</summary>
    public TimeSpan MaxAhead { get; set; } = AlertWindowLimits.Usual.MaxAhead;

    /// <summary>How long after its beginning, for clocks that are apart. What has called somebody is not taken back.</summary>
    public TimeSpan MaxBehind { get; set; } = AlertWindowLimits.Usual.MaxBehind;

    /// <summary>Windows of a district that may be open at once.</summary>
    public int MaxOpenPerDistrict { get; set; } = 500;

    /// <summary>How often a command is decided anew when another activation's event came first.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// How long an answer to a person waits for storage to have what the person decided. The event is on disk and told to
    /// all before that; past this the answer does not wait.
    /// </summary>
    public TimeSpan StoredWithin { get; set; } = TimeSpan.FromSeconds(2);

    public AlertWindowLimits Limits => AlertWindowLimits.Usual with
    {
        MinLength = MinLength, MaxLength = MaxLength, MaxRedLength = MaxRedLength, MaxAhead = MaxAhead, MaxBehind = MaxBehind,
    };
}
