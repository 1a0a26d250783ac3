namespace CityTwin.DevicesSim.Robots.Trouble;

/// <summary>How bad it is. 2.x has only the first and the last.</summary>
internal enum TroubleLevel
{
    /// <summary>The robot goes on.</summary>
    Warning,

    /// <summary>It goes on, but somebody must look at once.</summary>
    Urgent,

    /// <summary>It cannot go on with its order, and can take another.</summary>
    Critical,

    /// <summary>It can do nothing before a person has been there.</summary>
    Fatal,
}
