using CityTwin.DevicesSim.Robots.Orders;

namespace CityTwin.DevicesSim.Robots.Actions;

/// <summary>All that a robot can do: what every robot does, and what its capabilities add for a city's missions.</summary>
internal sealed class SkillBook
{
    private const double PumpS = 120;
    private const double BarrierS = 40;
    private const double MeasureS = 15;
    private const double PhotoS = 3;
    private const double ThermalS = 5;
    private const double WaitS = 10;
    private const double TreatS = 300;
    private const double SearchS = 120;
    private const double LiftS = 30;
    private const double PickS = 30;
    private const double DropS = 20;

    /// <summary>Nobody speaks, pumps or lifts for longer, whatever is asked for.</summary>
    private const double MaxS = 3600;

    private const double LettersPerS = 12;

    private const ActionScopes Place = ActionScopes.Node | ActionScopes.Edge | ActionScopes.Zone;

    private static readonly (string, string)[] SecondsOnly = [("seconds", "NUMBER")];

    /// <summary>What an action gives is said by names that carry their unit, parted by semicolons, where it is a figure.</summary>
    private static readonly Skill[] All =
    [
        new("wait", ActionScopes.Node, "", "Stays where it is.", For(WaitS)) { Parameters = SecondsOnly },
        new("pump", ActionScopes.Node, "pump", "Pumps water at what burns, or out of where it stands.", For(PumpS))
            { PrepareS = 8, Parameters = SecondsOnly, Result = "pumpedLitres." },
        new("barrier", ActionScopes.Node, "barrier", "Sets up a barrier.", For(BarrierS))
            { PrepareS = 4, CanCancel = false, Parameters = SecondsOnly, Result = "Whether it stands." },
        new("measureGas", Place | ActionScopes.Instant, "gas-sensor", "Measures combustible and toxic gas.", For(MeasureS))
            { PrepareS = 2, Parameters = SecondsOnly, Result = "gasPercentLel of methane, coPpm." },
        new("takePhoto", Place | ActionScopes.Instant, "camera", "Takes a picture.", For(PhotoS))
            { CanPause = false, Parameters = [("seconds", "NUMBER"), ("text", "STRING")], Result = "The picture's name." },
        new("takeThermal", Place | ActionScopes.Instant, "thermal", "Looks for heat and measures the hottest.", For(ThermalS))
            { CanPause = false, Parameters = [("seconds", "NUMBER"), ("text", "STRING")], Result = "maxTemperatureC." },
        new("search", ActionScopes.Node, "thermal", "Looks for people by their warmth.", For(SearchS))
            { Parameters = SecondsOnly, Result = "Whether anybody is there." },
        new("treat", ActionScopes.Node, "medical", "Brings what people are treated with, and who tells them how.", For(TreatS))
            { Parameters = SecondsOnly, Result = "How it went." },
        new("lift", ActionScopes.Node, "lift", "Lifts its platform, or somebody on it.", For(LiftS))
            { PrepareS = 3, CanCancel = false, Parameters = [("seconds", "NUMBER"), ("height", "NUMBER")], Result = "liftedM." },
        new("speak", Place | ActionScopes.Instant, "speaker", "Says a text aloud.", Speaking)
            { Parameters = [("text", "STRING"), ("seconds", "NUMBER")], Result = "The text that was said." },
        new("pick", ActionScopes.Node, "carry", "Takes a load.", For(PickS))
            { PrepareS = 3, CanCancel = false, Parameters = [("loadId", "STRING"), ("loadType", "STRING"), ("weight", "NUMBER")], Result = "The load's id." },
        new("drop", ActionScopes.Node, "carry", "Sets its load down.", For(DropS))
            { PrepareS = 3, CanCancel = false, Parameters = [("loadId", "STRING")], Result = "The load's id." },
        new("waitForTrigger", ActionScopes.Node, "", "Waits for a trigger.", _ => null)
            { CanPause = false, Parameters = [("triggerType", "ARRAY")] },
        new("startCharging", ActionScopes.Node | ActionScopes.Instant, "", "Charges at its home.", For(2)) { CanPause = false },
        new("stopCharging", ActionScopes.Node | ActionScopes.Instant, "", "Stops charging.", For(1)) { CanPause = false },
    ];

    private readonly Dictionary<string, Skill> _skills;

    private SkillBook(IEnumerable<Skill> skills) =>
        _skills = skills.ToDictionary(skill => skill.ActionType, StringComparer.Ordinal);

    public IEnumerable<Skill> Skills => _skills.Values;

    public static SkillBook Of(IReadOnlyCollection<string> capabilities) =>
        new(All.Where(skill => skill.Capability.Length == 0 || capabilities.Contains(skill.Capability)));

    /// <returns>Nothing when it cannot, or not there.</returns>
    public Skill? Find(string actionType, ActionScopes scope) =>
        _skills.TryGetValue(actionType, out var skill) && skill.Scopes.HasFlag(scope) ? skill : null;

    private static Func<OrderedAction, double?> For(double usualS) =>
        action => Math.Clamp(action.Number("seconds") ?? action.Number("duration") ?? usualS, 0, MaxS);

    private static double? Speaking(OrderedAction action) => Math.Clamp(
        action.Number("seconds") ?? (1 + ((action.Text("text")?.Length ?? 0) / LettersPerS)), 0, MaxS);
}
