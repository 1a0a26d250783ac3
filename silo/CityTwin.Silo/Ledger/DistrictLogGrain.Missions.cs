using CityTwin.City;
using CityTwin.Fleet;
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

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: the clocks of {Mission} could not speak, {Times} times now; they are asked again, ever more rarely")]
    private partial void LogMissionNotSwept(DivisionCode district, MissionId mission, int times, Exception error);
}
