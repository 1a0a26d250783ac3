namespace CityTwin.Vda5050;

/// <summary>What an orientation on an edge refers to.</summary>
public enum VdaOrientationType : byte
{
    Global,
    Tangential,
}
