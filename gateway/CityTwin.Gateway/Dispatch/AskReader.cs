using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Fleet;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Dispatch;

/// <summary>Reads what units are wanted for, and says whose desk it is for.</summary>
internal sealed class AskReader(IClusterClient cluster, CityModel city, FleetFacts facts, OrderDoor orders)
{
    private const int MaxUnits = 20;
    private const int MaxAreaPoints = 500;
    private const int HighestPriority = 1, LowestPriority = 4;

    /// <exception cref="Grpc.Core.RpcException">It makes no sense, or is of somewhere outside the caller's area.</exception>
    public async Task<(DivisionCode District, DispatchAsk Ask)> Read(string field, V1.DispatchAsk? ask, Caller caller)
    {
        ask ??= new V1.DispatchAsk();
        string At(string name) => field.Length == 0 ? name : $"{field}.{name}";
        var aim = ask.Aim is null ? null : Aim(At("aim"), ask.Aim);
        var place = await PlaceOf(At, ask, aim, caller);
        caller.MustReach(place);
        if (aim is not null)
        {
            caller.MustReach(aim.Cell);
        }

        return (place.District, new DispatchAsk(
            Words.Required<MissionKind>(At("kind"), ask.Kind),
            ask.Alert.Length == 0 ? null : ask.Alert,
            ask.Order.Length == 0 ? null : ask.Order,
            aim,
            ask.Needs.Count == 0 ? null : [.. ask.Needs.Select(need => Words.Required<Capability>(At("needs"), need))],
            ask.Priority == 0 ? null : ask.Priority is >= HighestPriority and <= LowestPriority
                ? ask.Priority
                : throw Refusal.Invalid(At("priority"), $"{ask.Priority} is not from {HighestPriority} to {LowestPriority}."),
            ask.Deadline?.ToDateTimeOffset().ToUnixTimeMilliseconds(),
            ask.Units.Count == 0 ? null : Units(At("units"), ask.Units),
            ask.Exercise));
    }

    /// <summary>The order's district, else the alert's, else that of the place. Each that is named is judged.</summary>
    private async Task<DivisionCode> PlaceOf(Func<string, string> at, V1.DispatchAsk ask, MissionAim? aim, Caller caller)
    {
        var alert = ask.Alert.Length == 0 ? null : await Alert(at("alert"), ask.Alert, caller);
        if (ask.Order.Length > 0)
        {
            var order = (await orders.Find(at("order"), ask.Order, caller)).Order;
            return alert is null || order.Alerts.Contains(alert.Id.Value) || order.CorrelationId == alert.Id.Value
                ? order.Cell
                : throw Refusal.Invalid(at("alert"), $"'{alert.Id}' is none of the alerts of {order.Id}; name one of them, or leave it out.");
        }

        return alert?.Cell ?? aim?.Cell ?? throw Refusal.Invalid(at("aim"), "name an alert, an order or a place.");
    }

    private async Task<AlertView> Alert(string field, string text, Caller caller)
    {
        if (!AlertId.TryParse(text, out var id))
        {
            throw Refusal.Invalid(field, $"'{text}' is not an alert's id.");
        }

        var alert = city.Has(id.Birthplace) ? await cluster.GetGrain<IAlertGrain>(id.Value).Get() : null;
        return alert is not null && caller.MaySee(alert.Cell)
            ? alert
            : throw Refusal.NotFound($"There is no alert '{id}' in your area.");
    }

    private static IReadOnlyList<TwinId> Units(string field, IReadOnlyCollection<string> units) => units.Count <= MaxUnits
        ? [.. units.Select(unit => UnitDoor.Id(field, unit)).Distinct()]
        : throw Refusal.Invalid(field, $"{units.Count} units are more than {MaxUnits}.");

    private MissionAim Aim(string field, V1.MissionAim aim)
    {
        if (aim.Area.Count > MaxAreaPoints)
        {
            throw Refusal.Invalid($"{field}.area", $"{aim.Area.Count} points are more than {MaxAreaPoints}.");
        }

        if (aim.Waypoints.Count > UnitTask.MaxStops)
        {
            throw Refusal.Invalid($"{field}.waypoints", $"{aim.Waypoints.Count} points are more than {UnitTask.MaxStops}.");
        }

        var place = Places.Required($"{field}.place", aim.Place);
        return new MissionAim(
            place,
            facts.CellAt(place) ?? throw Refusal.Invalid($"{field}.place", "the place is in no cell of this city."),
            [.. aim.Area.Select((point, i) => Places.Required($"{field}.area[{i}]", point))],
            aim.Building.Length == 0 ? null : Asked.Twin($"{field}.building", aim.Building) is { Kind: TwinKind.Building } building
                ? building
                : throw Refusal.Invalid($"{field}.building", $"'{aim.Building}' is no building."),
            Places.Optional($"{field}.target", aim.Target),
            aim.HasRadiusM ? Radius($"{field}.radius_m", aim.RadiusM) : null,
            [.. aim.Waypoints.Select((point, i) => Stop($"{field}.waypoints[{i}]", point, i))]);
    }

    private static double Radius(string field, double radiusM)
    {
        const double Most = 2_000;
        return radiusM is > 0 and <= Most ? radiusM : throw Refusal.Invalid(field, $"{radiusM} is not above 0 and up to {Most} m.");
    }

    private static TaskStop Stop(string field, V1.Waypoint point, int index)
    {
        const double MostSpeedMps = 50, MostHoldS = 3_600;
        if (point.HasSpeedMps && point.SpeedMps is not (> 0 and <= MostSpeedMps))
        {
            throw Refusal.Invalid($"{field}.speed_mps", $"{point.SpeedMps} is not above 0 and up to {MostSpeedMps}.");
        }

        if (point.HoldS is not (>= 0 and <= MostHoldS))
        {
            throw Refusal.Invalid($"{field}.hold_s", $"{point.HoldS} is not from 0 to {MostHoldS}.");
        }

        var actions = point.Actions
            .Select((action, i) => new StopAction($"w{index}-{i}", Words.Required<StopActionType>($"{field}.actions[{i}]", action))).ToList();
        if (point.HoldS > 0)
        {
            actions.Add(new StopAction($"w{index}-hold", StopActionType.Wait, point.HoldS));
        }

        return new TaskStop(
            Places.Required($"{field}.place", point.Place), [], [], actions,
            point.HasSpeedMps ? point.SpeedMps : null, point.HasHeadingDeg ? point.HeadingDeg : null, PlannedAtMs: 0);
    }
}
