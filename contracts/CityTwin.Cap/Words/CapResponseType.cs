namespace CityTwin.Cap;

/// <summary>What those who read it should do. The members' names are the words of the XML.</summary>
public enum CapResponseType
{
    Shelter,
    Evacuate,
    Prepare,
    Execute,
    Avoid,
    Monitor,
    Assess,

    /// <summary>The event is over: no threat is left.</summary>
    AllClear,

    None,
}
