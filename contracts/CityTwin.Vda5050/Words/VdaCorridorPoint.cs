namespace CityTwin.Vda5050;

/// <summary>What of a robot has to stay within a corridor.</summary>
public enum VdaCorridorPoint : byte
{
    KinematicCenter,
    Contour,
}
