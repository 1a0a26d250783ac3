using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What the robot can do, as far as it is acted on.</summary>
internal sealed class FactsheetDesk(Step step)
{
    private static readonly (Capability Capability, string Action)[] Needed =
    [
        (Capability.Camera, "takePhoto"), (Capability.Thermal, "takeThermal"), (Capability.GasSensor, "measureGas"),
        (Capability.Pump, "pump"), (Capability.Speaker, "speak"), (Capability.Lift, "lift"), (Capability.Barrier, "barrier"),
        (Capability.Carry, "pick"), (Capability.Medical, "treat"),
    ];

    private const int MaxActions = 200;

    public void Hear(VdaFactsheet sheet)
    {
        new LinkDesk(step).Spoke("It is heard.");
        step.Talk.Ability = new Ability
        {
            Actions = [.. sheet.Actions.Take(MaxActions).Select(action => action with { Description = null, Result = null })],
            Optional = [.. sheet.OptionalParameters.Select(field => field.Parameter[(field.Parameter.LastIndexOf('.') + 1)..]).Distinct().Take(MaxActions)],
            MaxNodes = sheet.Limits.ArrayLength("order.nodes"),
            MaxActions = sheet.Limits.ArrayLength("node.actions"),
            MaxZones = sheet.Limits.ArrayLength("zoneSet.zones"),
            MaxIdLength = sheet.Limits.IdLength is > 0 ? sheet.Limits.IdLength : null,
            IdsAreNumbers = sheet.Limits.IdsAreNumbers,
            MaxMessageBytes = sheet.Limits.MessageBytes is > 0 ? sheet.Limits.MessageBytes : null,
            MinOrderIntervalMs = (long)Math.Clamp(sheet.Limits.MinimumOrderIntervalS * 1000, 0, 60_000),
            Zones = [.. sheet.Type.SupportedZones],
        };
        step.Asks.Answered(VdaActionTypes.FactsheetRequest);
        foreach (var (capability, action) in Needed)
        {
            step.Troubles.Notice(
                $"lacks-{action}",
                step.Robot.Seat.Type.Capabilities.Contains(capability) && step.Talk.Ability.Find(action, VdaActionScope.Node) is null,
                isGrave: false,
                $"Its type says {capability}, its factsheet has no {action} at a node.");
        }

        step.Say(new UnitReported(step.NowMs, null, Measures: new Dictionary<string, double>
        {
            ["maximumSpeedMps"] = sheet.Physics.MaximumSpeedMps,
            ["maximumLoadKg"] = sheet.Type.MaximumLoadKg,
            ["lengthM"] = sheet.Physics.LengthM,
            ["widthM"] = sheet.Physics.WidthM,
        }));
    }
}
