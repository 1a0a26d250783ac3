namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Drives one robot: takes commands, messages and time apart and hands them to whoever knows what to do.</summary>
internal sealed class Vda5050Driver(Robot robot, Vda5050Options options, Talk talk) : IUnitDriver
{
    private Talk _talk = talk;

    public DriverOutput Do(UnitCommand command, long nowMs)
    {
        var before = _talk.ToJson();
        try
        {
            return Step(nowMs, step => new CommandDesk(step).Do(command));
        }
        catch (UnitRefusedException)
        {
            _talk = Talk.Parse(before);
            throw;
        }
    }

    public DriverOutput Hear(UnitMessage message, long nowMs) => Step(nowMs, step => new MessageDesk(step).Hear(message));

    public DriverOutput Wait(long nowMs) => Step(nowMs, _ => { });

    public string Save() => _talk.ToJson();

    private DriverOutput Step(long nowMs, Action<Step> act)
    {
        var step = new Step(robot, _talk, options, nowMs);
        act(step);
        new Clock(step).Tick();
        return step.Finish();
    }
}
