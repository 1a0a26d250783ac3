namespace CityTwin.DjiCloud;

/// <summary>Whether devices belong to an organization: the output of <c>airport_bind_status</c>.</summary>
public sealed record BindStatuses(IReadOnlyList<BindStatus> BindStatus);

public sealed record BindStatus(
    string Sn, bool IsDeviceBindOrganization, string OrganizationId, string OrganizationName, string DeviceCallsign);
