using CityTwin.Fleet.Planning;
using CityTwin.Fleet.Planning.Solomon;
using CityTwin.Testing;

namespace CityTwin.Fleet.Tests.Planning;

public class SolomonTests
{
    private const string Folder = "06-missions/vrptw-solomon";

    private const string Small = """
        SMALL

        VEHICLE
        NUMBER     CAPACITY
          2         10

        CUSTOMER
        CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

            0         0         0         0         0       100         0
            1         3         4         6         0        50        10
            2         6         8         4        10        19         5
        """;

    [Fact]
    public void An_instance_is_read_as_it_is_written()
    {
        var instance = SolomonInstance.Read(new StringReader(Small));
        (instance.Name, instance.Vehicles, instance.Capacity).ShouldBe(("SMALL", 2, 10));
        instance.Customers[2].ShouldBe(new SolomonCustomer(2, 6, 8, 4, 10, 19, 5));
    }

    [Theory]
    [InlineData("5 x 1", "Line 5: '5 x 1'; 2 numbers")]
    [InlineData("2 10\n1 0 0 0 0 100 0", "customer 1; 0 comes next")]
    [InlineData("2 10\n0 0 0 0 0 100", "7 numbers")]
    [InlineData("2 10", "0 places")]
    public void What_is_no_instance_says_in_which_line(string rest, string says) =>
        Should.Throw<FormatException>(() => SolomonInstance.Read(new StringReader($"NAME\n\nVEHICLE\nNUMBER CAPACITY\n{rest}"))).Message.ShouldContain(says);

    [Fact]
    public void The_checker_counts_and_finds_what_is_wrong()
    {
        var instance = SolomonInstance.Read(new StringReader(Small));
        var right = Check("Route #1: 2 1");
        right.Faults.ShouldBeEmpty();
        right.Distance.ShouldBe(20, 1e-9);
        Check("Route #1: 2").Faults.ShouldBe(["Customer 1 is visited 0 times, not once."]);
        Check("Route #1: 1 2").Faults.ShouldHaveSingleItem().ShouldContain("Customer 2 is served at 20");
        Check("Route #1: 1\nRoute #2: 2\nRoute #3: 7").Faults.Count.ShouldBe(2);

        SolomonCheck Check(string routes) => SolomonCheck.Of(instance, SolomonSolution.Read(new StringReader(routes)));
    }

    [Fact]
    public void The_published_solution_of_C101_counts_as_published()
    {
        using var routes = File.OpenText(SharedData.Require($"{Folder}/C101.sol"));
        var check = SolomonCheck.Of(Instance("C101"), SolomonSolution.Read(routes));
        check.Faults.ShouldBeEmpty();
        check.Vehicles.ShouldBe(10);
        check.Distance.ShouldBe(828.94, 0.005);
    }

    /// <summary>It takes two seconds where nobody else is at work.</summary>
    [Fact]
    public void The_planner_finds_the_best_known_solution_of_C101()
    {
        var instance = Instance("C101");
        using var stop = new CancellationTokenSource();
        var plan = new FleetPlanner(TimeProvider.System).Run(
            SolomonProblem.Of(instance), null, new PlanBudget { TimeMs = 60_000, SolverShare = 0.02 },
            progress =>
            {
                if (SolomonCheck.Of(instance, SolomonSolution.Of(progress.Plan)) is { Vehicles: 10, Distance: < 828.945 })
                {
                    stop.Cancel();
                }
            },
            stop.Token);
        var check = SolomonCheck.Of(instance, SolomonSolution.Of(plan));
        check.Faults.ShouldBeEmpty();
        check.Vehicles.ShouldBe(10);
        check.Distance.ShouldBe(828.94, 0.005);
    }

    [Theory]
    [InlineData("R101", 19)]
    [InlineData("RC101", 15)]
    public void The_planner_needs_few_vehicles_for_scattered_customers(string name, int vehicles)
    {
        var instance = Instance(name);
        using var stop = new CancellationTokenSource();
        var plan = new FleetPlanner(TimeProvider.System).Run(
            SolomonProblem.Of(instance), null, new PlanBudget { TimeMs = 60_000, SolverShare = 0.02 },
            progress =>
            {
                if (progress.Plan.UnitsUsed <= vehicles)
                {
                    stop.Cancel();
                }
            },
            stop.Token);
        var check = SolomonCheck.Of(instance, SolomonSolution.Of(plan));
        check.Faults.ShouldBeEmpty();
        check.Vehicles.ShouldBeLessThanOrEqualTo(vehicles);
    }

    private static SolomonInstance Instance(string name)
    {
        using var text = File.OpenText(SharedData.Require($"{Folder}/{name}.txt"));
        return SolomonInstance.Read(text);
    }
}
