using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Missions;

/// <summary>A picture that is committed to.</summary>
/// <param name="IsSimulated">Whether it says of itself that it was rendered, as whoever took it in found.</param>
internal sealed record SealedPicture(SealedItem Item, bool IsSimulated);
