using System.Globalization;
using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Orders;

namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>The actions that zones ask for when a robot enters, crosses and leaves them.</summary>
internal sealed class ZoneActions(SkillBook skills)
{
    /// <summary>States kept until they are cleared; the oldest that have ended make room.</summary>
    public const int MaxStates = 64;

    private readonly List<ActionRun> _runs = [];
    private readonly Dictionary<Zone, IReadOnlyList<ActionRun>> _during = [];
    private long _made;

    public IReadOnlyList<ActionRun> Runs => _runs;

    public bool IsFull => _runs.Count >= MaxStates;

    /// <param name="inside">The zones that the robot is in now.</param>
    /// <returns>What is to be done.</returns>
    public IReadOnlyList<ActionRun> Follow(IReadOnlyList<Zone> inside)
    {
        var begun = new List<ActionRun>();
        foreach (var left in _during.Keys.Except(inside).ToList())
        {
            foreach (var run in _during[left])
            {
                run.Finish("The zone has been left.");
            }

            _during.Remove(left);
            begun.AddRange(Make(left, left.ExitActions));
        }

        foreach (var entered in inside.Where(zone => zone.Type == ZoneType.Action && !_during.ContainsKey(zone)))
        {
            begun.AddRange(Make(entered, entered.EntryActions));
            _during[entered] = Make(entered, entered.DuringActions);
            begun.AddRange(_during[entered]);
        }

        return begun;
    }

    public void CancelAll(string why) => _runs.ForEach(run => run.Cancel(why));

    public void Clear() => _runs.RemoveAll(run => run.HasEnded);

    private List<ActionRun> Make(Zone zone, IReadOnlyList<OrderedAction> actions)
    {
        var made = new List<ActionRun>();
        foreach (var action in actions)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{zone.ZoneId}-{++_made}");
            var skill = skills.Find(action.ActionType, ActionScopes.Zone);
            var run = new ActionRun(action with { ActionId = id }, skill);
            if (skill is null)
            {
                run.Fail($"The robot cannot do {action.ActionType} in a zone.");
            }

            if (IsFull && _runs.FindIndex(old => old.HasEnded) is >= 0 and var oldest)
            {
                _runs.RemoveAt(oldest);
            }

            _runs.Add(run);
            made.Add(run);
        }

        return made;
    }
}
