namespace CityTwin.DjiCloud;

/// <summary>A device that wants to belong to an organization, in <c>airport_organization_bind</c>.</summary>
public sealed record BindDevice(string Sn, string BindingCode, string OrganizationId, string Callsign, string ModelKey)
{
    /// <summary>A dock and its aircraft; more than <see cref="MaxDevices"/> are passed over.</summary>
    public const int MaxDevices = 8;

    public static IReadOnlyList<BindDevice> ReadAll(DjiValue data) => [.. data["bind_devices"].Items().Take(MaxDevices).Select(one =>
        new BindDevice(one["sn"].Text(DjiTopic.MaxSnLength), one["device_binding_code"].TextOr("", 128)!,
            one["organization_id"].TextOr("", 128)!, one["device_callsign"].TextOr("", 256)!, one["device_model_key"].TextOr("", 32)!))];

    /// <summary>The devices that <c>airport_bind_status</c> asks about.</summary>
    public static IReadOnlyList<string> ReadAsked(DjiValue data) =>
        [.. data["devices"].Items().Take(MaxDevices).Select(one => one["sn"].Text(DjiTopic.MaxSnLength))];
}
