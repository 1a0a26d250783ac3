namespace CityTwin.Fleet.Dispatch;

/// <summary>A way that a drone flies already, or flies home by itself: nobody plans it, and whoever is planned next keeps clear of it.</summary>
/// <param name="Parts">In order, without a gap, until it is down.</param>
public sealed record FlownWay(IReadOnlyList<FlownPart> Parts)
    : UnitWay(null, "", [], Parts is [.., var last] ? last.UntilMs : 0, 0, 0, 0, 0, 0);
