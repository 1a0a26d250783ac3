namespace CityTwin.DjiCloud;

/// <summary>Whether a flight begins at once or waits in the air until its position is exact.</summary>
public enum WaylinePrecision
{
    Gps = 0,
    Rtk = 1,
}
