using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Whom we speak with, and where.</summary>
internal sealed class Robot(DriverSeat seat, VdaVersion version)
{
    /// <summary>The city's map: x and y are metres east and north in UTM 48 N.</summary>
    public const string MapId = "epsg-32648";

    public DriverSeat Seat { get; } = seat;

    public VdaVersion Version { get; } = version;

    public bool Is3 => Version.Major >= 3;

    public string Topic(VdaTopicKind kind) => VdaTopic.Of(Version.Major, Seat.Unit.Manufacturer, Seat.Unit.Serial, kind).ToString();

    public bool IsOwn(VdaTopic topic) => topic.Major == Version.Major && topic.Manufacturer == Seat.Unit.Manufacturer
        && topic.SerialNumber == Seat.Unit.Serial;
}
