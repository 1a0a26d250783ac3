namespace CityTwin.Fleet.Planning.Solomon;

/// <summary>Judges a solution by the instance alone, in double precision: what counts is this, not what a planner says of itself.</summary>
/// <param name="Faults">What is wrong, in sentences; nothing for a solution.</param>
public sealed record SolomonCheck(int Vehicles, double Distance, IReadOnlyList<string> Faults)
{
    public static SolomonCheck Of(SolomonInstance instance, SolomonSolution solution)
    {
        var (faults, distance) = (new List<string>(), 0.0);
        foreach (var route in solution.Routes)
        {
            if (route.FirstOrDefault(number => number < 1 || number >= instance.Customers.Count) is var stranger and not 0)
            {
                faults.Add($"Customer {stranger} is none of {instance.Name}.");
                continue;
            }

            distance += Drive(instance, route, faults);
        }

        var visits = solution.Routes.SelectMany(route => route).CountBy(number => number).ToDictionary();
        faults.AddRange(instance.Customers.Skip(1)
            .Where(customer => visits.GetValueOrDefault(customer.Number) != 1)
            .Select(customer => $"Customer {customer.Number} is visited {visits.GetValueOrDefault(customer.Number)} times, not once."));
        if (solution.Routes.Count > instance.Vehicles)
        {
            faults.Add($"{solution.Routes.Count} vehicles of {instance.Vehicles}.");
        }

        return new SolomonCheck(solution.Routes.Count, distance, faults);
    }

    private static double Drive(SolomonInstance instance, IReadOnlyList<int> route, List<string> faults)
    {
        var depot = instance.Customers[0];
        var (at, time, load, distance) = (depot, (double)depot.Ready, 0, 0.0);
        foreach (var customer in route.Select(number => instance.Customers[number]))
        {
            distance += at.DistanceTo(customer);
            time = Math.Max(time + at.DistanceTo(customer), customer.Ready);
            load += customer.Demand;
            if (time > customer.Due)
            {
                faults.Add($"Customer {customer.Number} is served at {time}; due at {customer.Due}.");
            }

            time += customer.Service;
            at = customer;
        }

        if (time + at.DistanceTo(depot) > depot.Due || load > instance.Capacity)
        {
            faults.Add($"The route of {string.Join(' ', route)} is back at {time + at.DistanceTo(depot)} with {load} on board; until {depot.Due}, at most {instance.Capacity}.");
        }

        return distance + at.DistanceTo(depot);
    }
}
