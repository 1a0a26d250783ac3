using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A district's dispatch desk, keyed by its code: who is sent where, why, and by whom.</summary>
[Alias("CityTwin.IDispatchGrain")]
public interface IDispatchGrain : IGrainWithStringKey
{
    /// <summary>Who could and who should; nothing is sent.</summary>
    [Alias("Recommend")]
    Task<DispatchAdvice> Recommend(DispatchAsk ask);

    /// <summary>Plans a mission and offers it, to the units named or to the best.</summary>
    /// <returns>A mission for each unit.</returns>
    [Alias("Dispatch")]
    Task<IReadOnlyList<MissionView>> Dispatch(DispatchAsk ask, string by, string? requestId);

    /// <summary>Gives a mission to a unit of a person's choice, from whoever has it.</summary>
    [Alias("Override")]
    Task<MissionView> Override(MissionId mission, TwinId unit, string by, string? requestId);

    /// <summary>Pauses, resumes, recalls or aborts a mission: the unit is told and the record made.</summary>
    [Alias("Steer")]
    Task<MissionView> Steer(MissionId mission, MissionSteer steer, string because, string by);

    /// <summary>The plan in force.</summary>
    [Alias("Plan")]
    Task<DispatchPlan> Plan();

    /// <summary>
    /// The plan as it would be with these missions more, these otherwise, these units less and these roads closed; nothing changes.
    /// </summary>
    [Alias("WhatIf")]
    Task<DispatchPlan> WhatIf(
        IReadOnlyList<DispatchAsk> more, IReadOnlyList<SupposedMission> supposed, IReadOnlyList<TwinId> without, IReadOnlyList<RoadClosure> closed);

    /// <summary>Closes roads, or opens them with an <c>UntilMs</c> that has passed; running missions are planned anew.</summary>
    [Alias("CloseRoads")]
    Task CloseRoads(IReadOnlyList<RoadClosure> closures, string by);

    /// <summary>
    /// Closes air, or opens it with an <c>UntilMs</c> that has passed. Drones under way that it is in front of are sent around
    /// it, and called home where there is no way around.
    /// </summary>
    [Alias("CloseAir")]
    Task CloseAir(IReadOnlyList<AirClosure> closures, string by);

    /// <summary>Air that is closed now.</summary>
    [Alias("ClosedAir")]
    Task<IReadOnlyList<AirClosure>> ClosedAir();

    [Alias("Closures")]
    Task<IReadOnlyList<RoadClosure>> Closures();

    [Alias("AskAid")]
    Task<AidRequest> AskAid(MissionId mission, DivisionCode? from, string reason, string by);

    [Alias("DecideAid")]
    Task<AidRequest> DecideAid(string id, IReadOnlyList<TwinId> granted, string reason, string by);

    /// <summary>Aid asked by or of this district, newest first.</summary>
    [Alias("ListAid")]
    Task<IReadOnlyList<AidRequest>> ListAid();
}
