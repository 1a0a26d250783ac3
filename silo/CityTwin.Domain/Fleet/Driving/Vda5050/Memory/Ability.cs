using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What of a factsheet is acted on.</summary>
internal sealed class Ability
{
    public List<VdaActionAbility> Actions { get; set; } = [];

    /// <summary>Optional fields it supports: the last part of their names.</summary>
    public List<string> Optional { get; set; } = [];

    public int? MaxNodes { get; set; }

    public int? MaxActions { get; set; }

    public int? MaxZones { get; set; }

    public int? MaxIdLength { get; set; }

    public bool IdsAreNumbers { get; set; }

    public int? MaxMessageBytes { get; set; }

    public long MinOrderIntervalMs { get; set; }

    public List<VdaZoneType> Zones { get; set; } = [];

    public VdaActionAbility? Find(string type, VdaActionScope scope) =>
        Actions.FirstOrDefault(action => action.ActionType == type && action.Scopes.Contains(scope));
}
