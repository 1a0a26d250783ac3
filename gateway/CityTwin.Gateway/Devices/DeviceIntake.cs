using System.Text.RegularExpressions;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Ingest;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Devices;

/// <summary>Judges what can be judged of a registration without asking the registry.</summary>
internal static partial class DeviceIntake
{
    private const int MaxNameLength = 100;

    /// <returns>The request for the registry, or why there is none.</returns>
    public static (DeviceRequest? Request, DeviceRejection? Rejection) Read(
        V1.ProvisionDeviceRequest asked, Caller caller, byte[] secretSha256)
    {
        if (Check(asked, caller) is { } rejection)
        {
            return (null, rejection);
        }

        var position = asked.HasLongitude
            ? new GeoPoint(asked.Longitude, asked.Latitude, asked.ElevationM)
            : (GeoPoint?)null;
        return (new DeviceRequest(
            asked.DeviceId,
            asked.Kind,
            DivisionCode.Parse(asked.Cell),
            secretSha256,
            position,
            asked.Building.Length == 0 ? null : TwinId.Parse(asked.Building),
            asked.Name.Length == 0 ? asked.DeviceId : asked.Name,
            asked.Clock == "replay" ? DeviceClock.Replay : DeviceClock.Live,
            asked.Gateway.Length == 0 ? null : asked.Gateway,
            asked.TwinId.Length == 0 ? null : TwinId.Parse(asked.TwinId),
            caller.Subject,
            asked.Unit is null ? null : UnitIdentities.Read(asked, position!.Value)), null);
    }

    private static DeviceRejection? Check(V1.ProvisionDeviceRequest asked, Caller caller)
    {
        if (!IsDeviceId(asked.DeviceId))
        {
            return new("invalid-device-id", "device_id",
                $"'{asked.DeviceId}' is not a device id: expected 1 to 64 letters, digits, '-', '_' and '.'.");
        }

        if (!DivisionCode.TryParse(asked.Cell, out var cell) || cell.Level != DivisionLevel.Cell)
        {
            return new("unknown-cell", "cell", asked.Cell.Length == 0
                ? "the 15-digit code of the cell it stands in is required."
                : $"'{asked.Cell}' is not a cell: expected 15 digits.");
        }

        return caller.MaySee(cell)
            ? CheckPlace(asked) ?? CheckRest(asked)
            : new(DeviceRejection.OutsideArea, "cell", $"{cell} is outside the area of your token, {caller.Area}.");
    }

    private static DeviceRejection? CheckPlace(V1.ProvisionDeviceRequest asked)
    {
        if (asked.HasLongitude != asked.HasLatitude)
        {
            return Invalid(asked.HasLongitude ? "latitude" : "longitude", "give both longitude and latitude, or neither.");
        }

        if (asked.HasLongitude && !(Math.Abs(asked.Longitude) <= 180))
        {
            return Invalid("longitude", $"{asked.Longitude} is not within ±180 degrees.");
        }

        if (asked.HasLatitude && !(Math.Abs(asked.Latitude) <= 90))
        {
            return Invalid("latitude", $"{asked.Latitude} is not within ±90 degrees.");
        }

        return double.IsFinite(asked.ElevationM) ? null : Invalid("elevation_m", "it is not a finite number of metres.");
    }

    private static DeviceRejection? CheckRest(V1.ProvisionDeviceRequest asked)
    {
        if (asked.Name.Length > MaxNameLength)
        {
            return Invalid("name", $"{asked.Name.Length} characters are more than {MaxNameLength}.");
        }

        if (asked.Clock is not ("" or "live" or "replay"))
        {
            return Invalid("clock", $"'{asked.Clock}' is neither live nor replay.");
        }

        if (asked.Gateway.Length > 0 && !IsDeviceId(asked.Gateway))
        {
            return Invalid("gateway", $"'{asked.Gateway}' is not a device id.");
        }

        if (asked.Building.Length > 0
            && (!TwinId.TryParse(asked.Building, out var building) || building.Kind != TwinKind.Building))
        {
            return Invalid("building", $"'{asked.Building}' is not a building's twin id.");
        }

        if (asked.Unit is not null)
        {
            return UnitIdentities.Check(asked) is { } wrong ? Invalid(wrong.Field, wrong.Why) : null;
        }

        if (asked.TwinId.Length > 0 && (!TwinId.TryParse(asked.TwinId, out var twin) || twin.Kind != TwinKind.Sensor))
        {
            return Invalid("twin_id", $"'{asked.TwinId}' is not a sensor's twin id.");
        }

        return null;
    }

    public static bool IsDeviceId(string text) => DeviceIdPattern().IsMatch(text);

    private static DeviceRejection Invalid(string field, string why) => new(DeviceRejection.InvalidRequest, field, why);

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex DeviceIdPattern();
}
