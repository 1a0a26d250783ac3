using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>The one place where what to do without a link becomes the numbers of the two enumerations that disagree.</summary>
internal static class LostLinks
{
    public static OutOfControlAction OfWayline(LostLinkAction action) => action switch
    {
        LostLinkAction.Hover => OutOfControlAction.Hover,
        LostLinkAction.Land => OutOfControlAction.Land,
        _ => OutOfControlAction.ReturnHome,
    };

    public static RcLostAction OfPoint(LostLinkAction action) => action switch
    {
        LostLinkAction.Hover => RcLostAction.Hover,
        LostLinkAction.Land => RcLostAction.Land,
        _ => RcLostAction.ReturnHome,
    };
}
