namespace CityTwin.DjiCloud;

public enum FlightTaskType
{
    Immediate = 0,
    Timed = 1,
    Conditional = 2,
}
