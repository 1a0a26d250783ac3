namespace CityTwin.DjiCloud;

/// <summary>Something that a device says of its health, in <c>hms</c>.</summary>
/// <param name="Level">0 notice, 1 reminder, 2 warning.</param>
/// <param name="Module">0 flight, 1 device, 2 media, 3 health.</param>
/// <param name="Code">As <c>0x16100083</c>.</param>
/// <param name="IsPassing">It goes by itself, as strong wind does.</param>
public sealed record HmsItem(int Level, int Module, bool IsInTheSky, string Code, DjiModel? Device, bool IsPassing, int ComponentIndex, int SensorIndex)
{
    /// <summary>As many as the documents allow in a list.</summary>
    public const int MaxItems = 20;

    public static IReadOnlyList<HmsItem> ReadAll(DjiValue data) => [.. data["list"].Items().Take(MaxItems).Select(one => new HmsItem(
        (int)one["level"].WholeOr(0, 0, 9)!.Value, (int)one["module"].WholeOr(3, 0, 99)!.Value, one["in_the_sky"].FlagOr(false)!.Value,
        one["code"].Text(128), DjiModel.Parse(one["device_type"].TextOr(null, 32)), one["imminent"].FlagOr(false)!.Value,
        (int)one["args"]["component_index"].WholeOr(0, 0, int.MaxValue)!.Value, (int)one["args"]["sensor_index"].WholeOr(0, 0, int.MaxValue)!.Value))];
}
