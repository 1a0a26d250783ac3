namespace CityTwin.DjiCloud;

/// <summary>A camera: the data of <c>payload_authority_grab</c> and of <c>camera_photo_take</c>.</summary>
/// <param name="PayloadIndex">As <c>81-0-0</c>: type, subtype, gimbal.</param>
public sealed record Payload(string PayloadIndex);

/// <summary>Turns a camera: the data of <c>gimbal_reset</c>.</summary>
/// <param name="ResetMode">0 straight ahead, 1 down.</param>
public sealed record GimbalReset(string PayloadIndex, int ResetMode)
{
    public const int Down = 1;
}
