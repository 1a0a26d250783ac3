using CityTwin.DevicesSim.Robots.Orders;

namespace CityTwin.DevicesSim.Robots.Actions;

/// <summary>Something that a robot can do.</summary>
/// <param name="Seconds">How long it takes as it is asked for; nothing when it lasts until it is told.</param>
/// <param name="Capability">What a robot needs for it, in the city package's words; empty for what every robot can.</param>
internal sealed record Skill(string ActionType, ActionScopes Scopes, string Capability, string Description, Func<OrderedAction, double?> Seconds)
{
    /// <summary>What comes before the work itself.</summary>
    public double PrepareS { get; init; }

    public bool CanPause { get; init; } = true;

    public bool CanCancel { get; init; } = true;

    /// <summary>Its parameters, each with its type as factsheets call it. All are optional.</summary>
    public IReadOnlyList<(string Key, string Type)> Parameters { get; init; } = [];

    public string Result { get; init; } = "";
}
