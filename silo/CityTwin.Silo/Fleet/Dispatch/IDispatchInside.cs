using CityTwin.City;
using CityTwin.Ledger;
using Orleans.Concurrency;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What a district's log and other districts' desks say to its desk.</summary>
[Alias("CityTwin.IDispatchInside")]
internal interface IDispatchInside : IGrainWithStringKey
{
    /// <summary>The desk is awake where and while the log is.</summary>
    [Alias("Attend")]
    Task Attend();

    /// <summary>These were appended. A push may be lost: the desk sees the gap and reads the log.</summary>
    [OneWay]
    [Alias("Hear")]
    Task Hear(IReadOnlyList<LoggedEvent> entries);

    /// <summary>Another district's desk asks this one for units, or says what became of what it had asked.</summary>
    [Alias("NoteAid")]
    Task NoteAid(AidRequest request);
}
