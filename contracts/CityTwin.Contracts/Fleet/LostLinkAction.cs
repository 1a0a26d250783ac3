namespace CityTwin.Fleet;

/// <summary>What a drone does when nobody steers it any more.</summary>
public enum LostLinkAction : byte
{
    ReturnHome,
    Hover,
    Land,
}
