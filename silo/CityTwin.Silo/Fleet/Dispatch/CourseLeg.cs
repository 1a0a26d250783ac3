namespace CityTwin.Fleet.Dispatch;

/// <summary>From one stop of a mission to the next.</summary>
/// <param name="ClimbM">How much higher or lower the next one is; of matter to what flies.</param>
/// <param name="IsWay">Its length is that of a way that was found; else it is straight.</param>
/// <param name="SpeedMps">Not faster than this; null for the type's own.</param>
internal readonly record struct CourseLeg(double Metres, double ClimbM, bool IsWay, double? SpeedMps, long StayMs)
{
    /// <summary>How much longer roads are than a straight line, as a rule.</summary>
    public const double Detour = 1.4;

    public long Ms(UnitType type)
    {
        var seconds = Metres / Math.Max(0.1, Math.Min(SpeedMps ?? double.MaxValue, type.CruiseSpeedMps));
        return StayMs + (long)(1_000 * (type.ClimbSpeedMps > 0 ? Math.Max(seconds, ClimbM / type.ClimbSpeedMps) : IsWay ? seconds : seconds * Detour));
    }
}
