using CityTwin.DevicesSim.Robots.Orders;

namespace CityTwin.DevicesSim.Robots.Actions;

/// <summary>
/// The actions whose time has come, in their order (VDA 5050 3.0, 6.2.2): neighbours that allow others run together; one that allows
/// no other starts when those before it have ended, and holds those after it. While one of them forbids driving, nobody drives.
/// </summary>
internal sealed class ActionQueue
{
    private readonly List<ActionRun> _runs = [];

    public bool AllowsDriving => !_runs.Exists(run => run.Action.StopsDriving);

    public IEnumerable<ActionRun> UnderWay => _runs.Where(run => run.IsUnderWay);

    public bool IsEmpty => _runs.Count == 0;

    public void Add(IEnumerable<ActionRun> runs) => _runs.AddRange(runs.Where(run => !run.HasEnded));

    /// <param name="isStanding">What forbids driving begins when it stands.</param>
    /// <returns>Those whose work is done.</returns>
    public IReadOnlyList<ActionRun> Step(double dtS, bool isStanding, bool mayStart)
    {
        _runs.RemoveAll(run => run.HasEnded);
        if (mayStart)
        {
            foreach (var run in Startable(isStanding))
            {
                run.Start();
            }
        }

        return [.. _runs.Where(run => run.Work(dtS))];
    }

    public void Sweep() => _runs.RemoveAll(run => run.HasEnded);

    private IEnumerable<ActionRun> Startable(bool isStanding)
    {
        for (var i = 0; i < _runs.Count; i++)
        {
            var isAlone = _runs[i].Action.Blocking is BlockingType.Single or BlockingType.Hard;
            if (isAlone && i > 0)
            {
                yield break;
            }

            if (isStanding || !_runs[i].Action.StopsDriving)
            {
                yield return _runs[i];
            }

            if (isAlone)
            {
                yield break;
            }
        }
    }
}
