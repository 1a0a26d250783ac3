using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Missions;

/// <summary>One mission for one caller.</summary>
internal sealed class MissionDoor(IClusterClient cluster, CityModel city)
{
    /// <exception cref="Grpc.Core.RpcException">There is no such mission in the caller's area.</exception>
    public async Task<(IMissionGrain Grain, MissionView Mission)> Find(string field, string text, Caller caller)
    {
        if (!MissionId.TryParse(text, out var id))
        {
            throw Refusal.Invalid(field, $"'{text}' is not a mission's id: expected mission:cell:serial.");
        }

        var grain = cluster.GetGrain<IMissionGrain>(id.Value);
        var mission = city.Has(id.Birthplace) && caller.MaySee(id.Birthplace) ? await grain.Get() : null;
        return mission is null ? throw Refusal.NotFound($"There is no mission '{id}' in your area.") : (grain, mission);
    }
}
