using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>A flight that is over for us.</summary>
/// <param name="MayFly">The aircraft may still be on its way home by it; else it must not be in the air.</param>
internal sealed record PastFlight(string FlightId, string TaskId, bool MayFly)
{
    public const int MaxKept = 8;
}

/// <summary>Where a mission's flight broke off, so that the same file can be gone on with.</summary>
internal sealed record BrokenFlight(string Mission, string FileMd5, BreakPoint At);
