namespace CityTwin.Fleet.Airspace;

/// <summary>Where to land in need, from the end of one segment of a flight.</summary>
/// <param name="Segment">The segment's index in the plan.</param>
/// <param name="Place">The nearest place that can be reached; nothing when there is none.</param>
/// <param name="DistanceM">The way there over the ground.</param>
/// <param name="NeedPercent">What landing there uses of the battery.</param>
/// <param name="LeftPercent">What is in the battery at the segment's end.</param>
/// <param name="Reason">Why there is none; empty otherwise.</param>
public sealed record LandingAlternate(
    int Segment, LandingPlace? Place, double DistanceM, double NeedPercent, double LeftPercent, string Reason);
