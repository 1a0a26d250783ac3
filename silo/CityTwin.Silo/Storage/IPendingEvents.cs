namespace CityTwin.Storage;

/// <summary>State that may hold events which its district's log does not have yet (ADR 6).</summary>
public interface IPendingEvents
{
    /// <summary>Whether it holds any now: then a mark is set before the state is written.</summary>
    bool HasPending { get; }
}
