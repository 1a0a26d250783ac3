namespace CityTwin.DevicesSim.Drones.Uploads;

/// <summary>How an errand went.</summary>
/// <param name="Bytes">What was fetched, or nothing when it failed; empty after an upload.</param>
internal sealed record ErrandAnswer(long Id, byte[]? Bytes, string Error = "")
{
    public bool IsOk => Bytes is not null;
}
