using CityTwin.Fleet.Coverage;
using CsCheck;

namespace CityTwin.Fleet.Tests.Coverage;

public class FlowNetworkTests
{
    private const int Nodes = 7;

    [Fact]
    public void The_cut_parts_the_network_and_no_parting_of_its_nodes_is_cheaper() => Gen.Select(
        Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1], Gen.Int[1, 9]).Array[0, 18].Sample(drawn =>
    {
        var links = drawn.Where(link => link.Item1 != link.Item2).ToList();
        var network = new FlowNetwork(Nodes);
        links.ForEach(link => network.Add(link.Item1, link.Item2, link.Item3));
        var cut = network.LeastCut(0, 1, CancellationToken.None);

        // Every set of nodes with the source and without the sink is one way of parting it.
        var least = Enumerable.Range(0, 1 << Nodes).Where(set => (set & 3) == 1)
            .Min(set => links.Where(link => ((set >> link.Item1) & 1) != ((set >> link.Item2) & 1)).Sum(link => link.Item3));
        cut.Sum(link => links[link].Item3).ShouldBe(least);
    }, iter: 3_000);
}
