namespace CityTwin.DevicesSim.Drones.Uploads;

/// <summary>A download, or the upload of a picture that is painted first.</summary>
internal sealed record Errand(long Id, string Url, int MaxBytes, UploadOrder? Upload);
