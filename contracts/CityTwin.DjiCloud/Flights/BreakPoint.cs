namespace CityTwin.DjiCloud;

/// <summary>Where a wayline flight broke off, to go on from.</summary>
/// <param name="Index">The waypoint before the break.</param>
/// <param name="State">0 on the segment after it, 1 on the waypoint.</param>
/// <param name="Progress">Of the segment, 0 to 1.</param>
public sealed record BreakPoint(int Index, int State, double Progress, int WaylineId)
{
    public static BreakPoint? Read(DjiValue at) => at.IsObject
        ? new BreakPoint(
            (int)at["index"].WholeOr(0, 0, ushort.MaxValue)!.Value, (int)at["state"].WholeOr(0, 0, 1)!.Value,
            at["progress"].NumberOr(0, 0, 1)!.Value, (int)at["wayline_id"].WholeOr(0, 0, ushort.MaxValue)!.Value)
        : null;
}
