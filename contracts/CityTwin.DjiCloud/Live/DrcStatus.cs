namespace CityTwin.DjiCloud;

/// <summary>Whether live flight control is connected: the data of <c>drc_status_notify</c>.</summary>
/// <param name="State">0 not connected, 1 connecting, 2 connected.</param>
public sealed record DrcStatus(int Result, int State)
{
    public const int Connected = 2;

    public static DrcStatus Read(DjiValue data) => new(
        (int)data["result"].WholeOr(0, int.MinValue, int.MaxValue)!.Value, (int)data["drc_state"].Whole(0, 2));
}
