namespace CityTwin.Fleet.Dispatch;

/// <summary>How high the city's ground is.</summary>
internal interface IGroundHeights
{
    /// <returns>Metres above the terrain's datum; null while the terrain is not known.</returns>
    double? GroundM(double longitude, double latitude);
}
