namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>A trouble and since when.</summary>
/// <param name="IsOurs">Noticed here, not said by the robot.</param>
internal sealed record TroubleNote(string Code, bool IsGrave, string Text, long SinceMs, bool IsOurs);
