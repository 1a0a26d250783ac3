using Google.OrTools.Graph;

namespace CityTwin.Fleet.Assignment;

/// <summary>Which unit goes to which job, at the least cost of all: a flow of least cost, by OR-Tools. The same problem has the same answer.</summary>
public static class AssignmentSolver
{
    /// <exception cref="InvalidOperationException">The solver did not reach the optimum, which the network's shape rules out.</exception>
    public static AssignmentOutcome Solve(AssignmentProblem problem)
    {
        var network = new AssignmentNetwork(problem);
        if (problem.Jobs.Count == 0)
        {
            return new AssignmentOutcome(network, new bool[network.Arcs.Count]);
        }

        using var flow = new MinCostFlow(network.Nodes, network.Arcs.Count);
        foreach (var arc in network.Arcs)
        {
            flow.AddArcWithCapacityAndUnitCost(arc.Tail, arc.Head, arc.Capacity, arc.CentiPoints);
        }

        for (var node = 0; node < network.Nodes; node++)
        {
            flow.SetNodeSupply(node, network.Supply(node));
        }

        var status = flow.Solve();
        if (status != MinCostFlowBase.Status.OPTIMAL)
        {
            throw new InvalidOperationException($"The flow of {network.Arcs.Count:N0} arcs ended as {status}, not as optimal.");
        }

        var used = new bool[network.Arcs.Count];
        for (var arc = 0; arc < used.Length; arc++)
        {
            used[arc] = flow.Flow(arc) > 0;
        }

        return new AssignmentOutcome(network, used);
    }
}
