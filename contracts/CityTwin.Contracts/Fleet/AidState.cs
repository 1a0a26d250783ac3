namespace CityTwin.Fleet;

public enum AidState : byte
{
    Asked,
    Granted,
    Refused,
    Ended,
}
