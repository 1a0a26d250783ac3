namespace CityTwin.Vda5050;

/// <summary>How far an action is.</summary>
public enum VdaActionStatus : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Waiting,

    Initializing,

    Running,

    Paused,

    /// <summary>It failed and waits for <c>retry</c> or <c>skipRetry</c>. From 3.0.</summary>
    Retriable,

    Finished,

    Failed,
}
