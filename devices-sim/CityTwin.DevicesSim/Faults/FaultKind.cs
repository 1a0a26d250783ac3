namespace CityTwin.DevicesSim.Faults;

/// <summary>How devices fail.</summary>
internal enum FaultKind
{
    /// <summary>It repeats the value it had when the fault began.</summary>
    Stuck,

    /// <summary>Its value slides away from the truth.</summary>
    Drift,

    /// <summary>It is silent.</summary>
    Dropout,

    /// <summary>It sends each reading several times.</summary>
    Burst,

    /// <summary>Its clock is wrong.</summary>
    ClockSkew,
}
