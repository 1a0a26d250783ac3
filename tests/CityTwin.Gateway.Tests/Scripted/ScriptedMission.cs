using CityTwin.Fleet;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A mission in memory. One whose serial begins with <c>k</c> is there, planned and held back. It takes findings.</summary>
public sealed class ScriptedMission(Script script) : Grain, IMissionGrain
{
    private MissionId Id => MissionId.Parse(this.GetPrimaryKeyString());

    public async Task<MissionView> Do(MissionRequest request)
    {
        var mission = await Get() ?? throw new MissionRefusedException(MissionRefusal.Missing, $"There is no mission {Id}.");
        return request.Command is FindMission found
            ? script.Missions[Id] = mission with { Finding = found.Finding, Because = found.Because }
            : throw new MissionRefusedException(MissionRefusal.State, $"Mission {Id} is planned.");
    }

    public Task<MissionView?> Get() => Task.FromResult(script.Missions.TryGetValue(Id, out var mission) ? mission
        : Id.Serial.StartsWith('k') ? Of(Id) : null);

    public Task<SealedContent?> Unseal(string commitment) => Task.FromResult(script.Sealed.GetValueOrDefault(commitment));

    internal static MissionView Of(MissionId id, long plannedAtMs = 1) => new()
    {
        Id = id,
        Version = 1,
        CorrelationId = id.Value,
        Kind = MissionKind.Verify,
        Aim = new MissionAim(new(106.56, 29.56, 250), id.Birthplace, [], null, null, null, []),
        Lead = id.Birthplace.Street,
        Needs = [Capability.Camera],
        Priority = 1,
        PlannedBy = "rule:fire",
        Clocks = new MissionClocks(PlannedAtMs: plannedAtMs),
    };
}
