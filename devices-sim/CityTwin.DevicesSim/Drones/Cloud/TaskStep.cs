namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>Where a flight task is; the documents' <c>current_step</c>.</summary>
internal static class TaskStep
{
    public const int Initial = 0;
    public const int PreCheck = 1;
    public const int DockWorks = 6;
    public const int OpensCover = 7;
    public const int FlightSystem = 9;
    public const int TakesControl = 13;
    public const int ChecksAreas = 14;
    public const int AsksForFile = 16;
    public const int UploadsFile = 18;
    public const int SetsParameters = 20;
    public const int SetsPoint = 21;
    public const int SetsHome = 23;
    public const int Executes = 24;
    public const int BeforeReturn = 26;
    public const int Lands = 27;
    public const int ClosesCover = 28;
    public const int CountsMedia = 33;
    public const int TellsResult = 35;
}
