namespace CityTwin.Fleet;

/// <summary>Whether a unit is heard.</summary>
public enum UnitLink : byte
{
    /// <summary>Nothing was ever heard of it.</summary>
    Never,

    /// <summary>It is connected and speaks.</summary>
    Online,

    /// <summary>It should have spoken and has not.</summary>
    Silent,

    /// <summary>It, or its dock, has gone.</summary>
    Offline,
}
