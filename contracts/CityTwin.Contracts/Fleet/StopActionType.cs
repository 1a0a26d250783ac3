namespace CityTwin.Fleet;

/// <summary>The actions units know. The wire name is lower case, parts joined by a hyphen.</summary>
public enum StopActionType : byte
{
    Wait,
    TakePhoto,
    TakeThermal,
    MeasureGas,
    Pump,
    Speak,
    Lift,
    Barrier,
    PickUp,
    DropOff,
    Treat,
    Search,
}
