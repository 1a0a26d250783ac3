namespace CityTwin.City;

/// <summary>What an area of the airspace asks. The wire name is lower case, parts joined by a hyphen.</summary>
public enum AirspaceKind : byte
{
    /// <summary>Nothing flies in it (禁飞区).</summary>
    NoFly,

    /// <summary>Only a flight that a person allows (限飞区).</summary>
    Restricted,

    /// <summary>Flights keep below its ceiling (限高区).</summary>
    AltitudeLimit,
}
