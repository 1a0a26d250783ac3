using System.Globalization;

namespace CityTwin.Fleet.Planning.Solomon;

/// <summary>An instance as a problem for the planner.</summary>
public static class SolomonProblem
{
    /// <summary>A unit of the instance's time: ten thousand steps of the planner's clock, so that rounding distances up to whole ones costs nothing.</summary>
    private const long UnitMs = 10_000;

    /// <summary>Past what any way saves: vehicles count first.</summary>
    private const double VehiclePoints = 1_000_000;

    public static PlanProblem Of(SolomonInstance instance)
    {
        var depot = instance.Customers[0];
        return new PlanProblem
        {
            Units = [.. Enumerable.Range(1, instance.Vehicles).Select(number => new PlanUnit
            {
                Id = number.ToString("000", CultureInfo.InvariantCulture),
                StartPlace = 0,
                EndPlace = 0,
                ReadyMs = depot.Ready * UnitMs,
                ShiftEndMs = depot.Due * UnitMs,
                Capacity = instance.Capacity,
            })],
            Jobs = [.. instance.Customers.Skip(1).Select(customer => new PlanJob
            {
                Id = customer.Number.ToString(CultureInfo.InvariantCulture),
                Priority = 1,
                Stops = [new PlanStop
                {
                    Place = customer.Number,
                    ServiceMs = customer.Service * UnitMs,
                    EarliestMs = customer.Ready * UnitMs,
                    LatestMs = customer.Due * UnitMs,
                    Load = customer.Demand,
                }],
            })],
            Matrices = [TravelMatrix.Of(
                instance.Customers.Count,
                (from, to) => (long)Math.Ceiling((instance.Customers[from].DistanceTo(instance.Customers[to]) * UnitMs) - 1e-6))],
            Weights = new PlanWeights
            {
                FairnessPointsPerS = 0,
                UnitUsedPoints = VehiclePoints,
                DropPoints = [100 * VehiclePoints, 1, 1, 1],
            },
        };
    }
}
