using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Hosting;

namespace CityTwin.Ledger;

/// <content>The clocks of the district's missions: an offer that nobody answers, a unit that does not arrive.</content>
internal sealed partial class DistrictLogGrain
{
    private PatientSweep<MissionId>? _missionClocks;

    private async Task SeeToMissions()
    {
        _missionClocks ??= new(_options, clock, (mission, times, error) => LogMissionNotSwept(District, mission, times, error));
        await _missionClocks.Run(_boards.Missions.Due, mission => GrainFactory.Grain<IMissionGrain>(mission.Value)
            .Do(new MissionRequest(new SweepMission(), MissionActors.Clock)));
    }

    /// <summary>The dispatch desk is awake where and while the log is. A call that is lost is made again.</summary>
    private void AttendDispatch() => this.RegisterGrainTimer(
        (grain, _) => grain.GrainFactory.Grain<IDispatchInside>(grain.District.Value).Attend(), this,
        new GrainTimerCreationOptions(TimeSpan.Zero, _options.SettleFor) { Interleave = true });

    /// <summary>It hears of what concerns it at once, as seconds count; a push that is lost it finds by the sequence.</summary>
    private void TellDispatch(IReadOnlyList<LoggedEvent> entries) =>
        GrainFactory.Grain<IDispatchInside>(District.Value).Hear(entries).Ignore();

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: the clocks of {Mission} could not speak, {Times} times now; they are asked again, ever more rarely")]
    private partial void LogMissionNotSwept(DivisionCode district, MissionId mission, int times, Exception error);
}
