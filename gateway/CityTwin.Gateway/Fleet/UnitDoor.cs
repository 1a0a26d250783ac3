using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Fleet;

/// <summary>One unit for one caller: whether they may see it, and whether they may command it.</summary>
internal sealed class UnitDoor(IClusterClient cluster, CityModel city)
{
    public static bool IsUnit(TwinKind kind) => kind is TwinKind.Drone or TwinKind.Dock or TwinKind.Robot or TwinKind.Team;

    /// <summary>The id of a unit, as written in a field.</summary>
    public static TwinId Id(string field, string text) => Asked.Twin(field, text) is var id && IsUnit(id.Kind)
        ? id
        : throw Refusal.Invalid(field, $"'{text}' is no unit: expected drone, dock, robot or team, as in drone:500103001001007:0001.");

    /// <exception cref="Grpc.Core.RpcException">There is no such unit in the caller's area, now or by its home.</exception>
    public async Task<(IUnitGrain Grain, UnitView Unit)> Find(string field, string text, Caller caller)
    {
        var id = Id(field, text);
        var grain = cluster.GetGrain<IUnitGrain>(id.Value);
        var unit = city.Has(id.Birthplace) ? await grain.Get() : null;
        return unit is not null && UnitBuffer.Shows(caller.Area, unit)
            ? (grain, unit)
            : throw Refusal.NotFound($"There is no unit '{id}' in your area.");
    }

    /// <summary>
    /// The same for who wants to command it. A visitor is commanded by those whose it is, and by those it was lent to, who have
    /// its missions: taking it over is for the area of its home.
    /// </summary>
    public async Task<(IUnitGrain Grain, UnitView Unit)> FindToCommand(string text, Caller caller)
    {
        var found = await Find("id", text, caller);
        caller.MustReach(found.Unit.Definition.Cell);
        return found;
    }
}
