namespace CityTwin.Fleet;

/// <summary>What a kind of mission usually needs, and how long what of it may take.</summary>
/// <param name="Priority">1 the highest to 4.</param>
/// <param name="DeadlineS">From planning to "on scene"; null for none.</param>
/// <param name="StayS">How long a unit works on the scene.</param>
/// <param name="AltitudeM">How high over the ground or roofs a drone works.</param>
/// <param name="OfferWithinS">A unit that has not answered an offer by then forfeits.</param>
/// <param name="SilentAfterS">A unit that has said nothing of its task for so long forfeits.</param>
/// <param name="MaxAttempts">How many units are tried before the mission fails.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionTerms")]
public sealed record MissionTerms(
    [property: Id(0)] MissionKind Kind,
    [property: Id(1)] IReadOnlyList<Capability> Needs,
    [property: Id(2)] int Priority,
    [property: Id(3)] int? DeadlineS,
    [property: Id(4)] int StayS,
    [property: Id(5)] double AltitudeM,
    [property: Id(6)] int OfferWithinS,
    [property: Id(7)] int SilentAfterS,
    [property: Id(8)] int MaxAttempts)
{
    /// <summary>Where a city says nothing else.</summary>
    public static MissionTerms Usual(MissionKind kind)
    {
        var (needs, priority, stayS) = kind switch
        {
            MissionKind.Verify => (Capability.Camera, 1, 45),
            MissionKind.Rescue => (Capability.Crew, 1, 900),
            MissionKind.Deliver => (Capability.Carry, 2, 60),
            MissionKind.Cordon => (Capability.Barrier, 2, 900),
            MissionKind.Escort => (Capability.Crew, 3, 120),
            MissionKind.InspectBuilding => (Capability.Camera, 3, 20),
            _ => (Capability.Camera, 4, 0),
        };
        return new MissionTerms(
            kind, [needs], priority, priority == 1 ? 300 : null, stayS, AltitudeM: 40, OfferWithinS: 20, SilentAfterS: 60, MaxAttempts: 5);
    }
}
