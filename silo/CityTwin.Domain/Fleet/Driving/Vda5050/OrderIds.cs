using System.Globalization;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>
/// The names of our orders: <c>{task}.{fence}.{stamp}</c>, with <c>home</c> or <c>goto</c> for a task outside of any. The fence
/// says under which lease it was given, so that what comes back from an older one is known for that; the stamp, a time that
/// never comes twice, keeps a name from being used again even where all memory was lost.
/// </summary>
internal static class OrderIds
{
    public static string Of(TripKind kind, string taskId, long fence, long stampMs) => string.Create(
        CultureInfo.InvariantCulture, $"{Stem(kind, taskId)}.{fence}.{stampMs:x}");

    /// <summary>Null for an order of others.</summary>
    public static (string TaskId, long Fence)? Read(string orderId)
    {
        var stamp = orderId.LastIndexOf('.');
        var fence = stamp > 0 ? orderId.LastIndexOf('.', stamp - 1) : -1;
        return fence > 0
            && long.TryParse(orderId.AsSpan(fence + 1, stamp - fence - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(orderId.AsSpan(stamp + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
            ? (orderId[..fence] is var stem and not ("home" or "goto") ? stem : string.Empty, number)
            : null;
    }

    /// <summary>What stands before the action ids of an order, so that they are unique for the robot.</summary>
    public static string Mark(string orderId) => orderId[(orderId.LastIndexOf('.') + 1)..];

    public static string OnWire(string orderId, string actionId) => $"{Mark(orderId)}.{actionId}";

    private static string Stem(TripKind kind, string taskId) => kind switch
    {
        TripKind.Home => "home",
        TripKind.GoTo => "goto",
        _ => taskId,
    };
}
