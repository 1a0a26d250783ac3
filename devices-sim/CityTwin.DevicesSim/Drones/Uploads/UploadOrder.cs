using CityTwin.DevicesSim.Drones.Pictures;

namespace CityTwin.DevicesSim.Drones.Uploads;

/// <summary>A picture on its way to the cloud's storage.</summary>
/// <param name="FailsOnPurpose">A fault of the plan: it is not sent.</param>
internal sealed record UploadOrder(StorageGrant Storage, string ObjectKey, Shot Shot, bool FailsOnPurpose);
