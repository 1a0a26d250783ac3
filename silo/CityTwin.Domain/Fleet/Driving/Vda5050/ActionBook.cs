using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What our actions are called on the wire, and what may happen beside them.</summary>
internal static class ActionBook
{
    /// <summary>
    /// What moves water, loads or people needs the robot's whole attention; what only looks, listens or speaks needs it to
    /// stand, and several of them may go on at once.
    /// </summary>
    public static (string Type, VdaBlockingType Blocking, string TextKey) Of(StopActionType type) => type switch
    {
        StopActionType.Wait => ("wait", VdaBlockingType.Hard, "text"),
        StopActionType.TakePhoto => ("takePhoto", VdaBlockingType.Soft, "text"),
        StopActionType.TakeThermal => ("takeThermal", VdaBlockingType.Soft, "text"),
        StopActionType.MeasureGas => ("measureGas", VdaBlockingType.Soft, "text"),
        StopActionType.Pump => ("pump", VdaBlockingType.Hard, "text"),
        StopActionType.Speak => ("speak", VdaBlockingType.Soft, "text"),
        StopActionType.Lift => ("lift", VdaBlockingType.Hard, "text"),
        StopActionType.Barrier => ("barrier", VdaBlockingType.Hard, "text"),
        StopActionType.PickUp => ("pick", VdaBlockingType.Hard, "loadId"),
        StopActionType.DropOff => ("drop", VdaBlockingType.Hard, "loadId"),
        StopActionType.Treat => ("treat", VdaBlockingType.Hard, "text"),
        StopActionType.Search => ("search", VdaBlockingType.Hard, "text"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an action of a stop."),
    };

    /// <summary>The action as this robot takes it: with a blocking type and the parameters that its factsheet knows.</summary>
    /// <exception cref="UnitRefusedException">Its factsheet does not have it.</exception>
    public static WayAction Make(StopAction action, Ability? ability)
    {
        var (type, blocking, textKey) = Of(action.Type);
        double? seconds = action.Seconds > 0 ? action.Seconds : null;
        var text = action.Text.Length > 0 ? action.Text : null;
        if (ability is null)
        {
            return new WayAction(action.ActionId, type, blocking, seconds, text, textKey);
        }

        var able = ability.Find(type, VdaActionScope.Node)
            ?? throw new UnitRefusedException(UnitRefusal.Incapable, $"Action {action.ActionId}: its factsheet has no {type} at a node.");
        var knows = able.Parameters.Select(parameter => parameter.Key).ToList();
        seconds = knows.Contains("seconds") ? seconds : null;
        text = knows.Contains(textKey) ? text : null;
        var lacking = able.Parameters.FirstOrDefault(parameter => !parameter.IsOptional
            && !(parameter.Key == "seconds" && seconds is not null) && !(parameter.Key == textKey && text is not null)
            && !(parameter.Key is "seconds" || parameter.Key == textKey));
        return lacking is null
            ? new WayAction(action.ActionId, type, Nearest(blocking, able.BlockingTypes), seconds, text, textKey)
            : throw new UnitRefusedException(
                UnitRefusal.Incapable, $"Action {action.ActionId}: its factsheet asks for {type} with {lacking.Key}, which no task has.");
    }

    public static IReadOnlyList<VdaActionParameter> Parameters(WayAction action)
    {
        List<VdaActionParameter> parameters = [];
        if (action.Seconds is { } seconds)
        {
            parameters.Add(VdaActionParameter.Number("seconds", seconds));
        }

        if (action.Text is { } text)
        {
            parameters.Add(VdaActionParameter.Text(action.TextKey, text));
        }

        return parameters;
    }

    /// <summary>What we would have, or the next that forbids no less, or what there is.</summary>
    private static VdaBlockingType Nearest(VdaBlockingType wanted, IReadOnlyList<VdaBlockingType> known) =>
        known.Count == 0 || known.Contains(wanted) ? wanted
        : known.Contains(VdaBlockingType.Hard) ? VdaBlockingType.Hard
        : known.Max();
}
