namespace CityTwin.Storage;

/// <summary>State that may hold events which its district's log does not have yet (ADR 6).</summary>
public interface IPendingEvents
{
    /// <summary>Whether it holds any now. Written as the state blob's metadata, in the same request as the state.</summary>
    bool HasPending { get; }
}
