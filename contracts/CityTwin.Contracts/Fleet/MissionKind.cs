namespace CityTwin.Fleet;

/// <summary>What a mission is for. The wire name is lower case, parts joined by a hyphen.</summary>
public enum MissionKind : byte
{
    /// <summary>Goes and looks whether it is so.</summary>
    Verify,
    PatrolRoute,
    PatrolArea,
    Escort,
    Deliver,

    /// <summary>Closes an area off.</summary>
    Cordon,

    /// <summary>Fights what is wrong and helps who is in it.</summary>
    Rescue,
    InspectBuilding,
}
