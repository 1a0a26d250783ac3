namespace CityTwin.Sensing.Watching;

internal abstract class RuleWatch
{
    public static RuleWatch? Of(RuleDefinition rule, SensorKind kind) => null;
}
