namespace CityTwin.Vda5050;

/// <summary>Whether a robot is connected to the broker.</summary>
public enum VdaConnectionState : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Online,

    Offline,

    /// <summary>Connected and asleep: it wakes by <c>stopHibernation</c> only. From 3.0.</summary>
    Hibernating,

    /// <summary>Its last will: the broker says it.</summary>
    ConnectionBroken,
}
