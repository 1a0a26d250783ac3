using CityTwin.DevicesSim.Robots.Actions;

namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>The order that a robot has, or had last: what is left of it to drive, and how its actions fare.</summary>
internal sealed class OrderBoard
{
    private readonly List<OrderNode> _nodes = [];
    private readonly List<OrderEdge> _edges = [];
    private readonly List<ActionRun> _actions = [];
    private readonly Dictionary<string, ActionRun> _byId = new(StringComparer.Ordinal);

    /// <summary>Kept until the next order.</summary>
    public string OrderId { get; private set; } = "";

    public long UpdateId { get; private set; }

    /// <summary>What the last message of it said.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Whether it was cancelled or cleared, so that no update may follow.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>The last node that may be driven to, where an update has to begin.</summary>
    public OrderNode? DecisionPoint { get; private set; }

    public IReadOnlyList<OrderNode> Nodes => _nodes;

    public IReadOnlyList<OrderEdge> Edges => _edges;

    public IReadOnlyList<ActionRun> Actions => _actions;

    public bool HasHorizon => _nodes.Exists(node => !node.IsReleased);

    /// <summary>VDA 5050 3.0, 6.6.8.</summary>
    public bool IsIdle => _nodes.Count == 0 && _edges.Count == 0 && _actions.TrueForAll(run => run.HasEnded);

    public ActionRun? Find(string actionId) => _byId.GetValueOrDefault(actionId);

    /// <returns>The actions of the first node, on which the robot stands.</returns>
    public IReadOnlyList<ActionRun> Take(Order order, SkillBook skills)
    {
        _nodes.Clear();
        _edges.Clear();
        _actions.Clear();
        _byId.Clear();
        (OrderId, IsCancelled) = (order.OrderId, false);
        Adopt(order);
        AddRuns(order.First.Actions, ActionScopes.Node, skills);
        Append(order, skills);
        return RunsOf(order.First.Actions);
    }

    /// <summary>The horizon goes, and the update follows the node where it begins.</summary>
    public void Extend(Order update, SkillBook skills)
    {
        foreach (var gone in _nodes.Where(node => !node.IsReleased).SelectMany(node => node.Actions)
            .Concat(_edges.Where(edge => !edge.IsReleased).SelectMany(edge => edge.Actions)))
        {
            _byId.Remove(gone.ActionId);
            _actions.RemoveAll(run => run.Action.ActionId == gone.ActionId);
        }

        _nodes.RemoveAll(node => !node.IsReleased);
        _edges.RemoveAll(edge => !edge.IsReleased);
        Adopt(update);
        Append(update, skills);
    }

    /// <summary>The first of the nodes left is reached: it and the edge to it are done with.</summary>
    /// <returns>Its actions.</returns>
    public IReadOnlyList<ActionRun> Traverse()
    {
        var node = _nodes[0];
        _nodes.RemoveAt(0);
        if (_edges.Count > 0 && _edges[0].SequenceId < node.SequenceId)
        {
            foreach (var run in RunsOf(_edges[0].Actions))
            {
                run.Finish("The edge has been left.");
            }

            _edges.RemoveAt(0);
        }

        return RunsOf(node.Actions);
    }

    public IReadOnlyList<ActionRun> RunsOf(IReadOnlyList<OrderedAction> actions) =>
        [.. actions.Select(action => _byId.GetValueOrDefault(action.ActionId)).OfType<ActionRun>()];

    public void CancelActions(string why) => _actions.ForEach(run => run.Cancel(why));

    /// <summary>Nothing is left to drive; ids and the states of actions stay.</summary>
    public void Clear()
    {
        _nodes.Clear();
        _edges.Clear();
        (IsCancelled, DecisionPoint) = (OrderId.Length > 0, null);
    }

    private void Adopt(Order order) =>
        (UpdateId, Content, DecisionPoint) = (order.UpdateId, order.Content, order.DecisionPoint);

    private void Append(Order order, SkillBook skills)
    {
        foreach (var (edge, node) in order.Edges.Zip(order.Nodes.Skip(1)))
        {
            _edges.Add(edge);
            AddRuns(edge.Actions, ActionScopes.Edge, skills);
            _nodes.Add(node);
            AddRuns(node.Actions, ActionScopes.Node, skills);
        }
    }

    private void AddRuns(IReadOnlyList<OrderedAction> actions, ActionScopes scope, SkillBook skills)
    {
        foreach (var action in actions)
        {
            var run = new ActionRun(action, skills.Find(action.ActionType, scope));
            if (_byId.TryAdd(action.ActionId, run))
            {
                _actions.Add(run);
            }
        }
    }
}
