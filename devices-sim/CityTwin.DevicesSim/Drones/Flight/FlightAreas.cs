namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>The custom flight areas that an aircraft has taken over from the cloud.</summary>
internal sealed record FlightAreas(IReadOnlyList<FlightArea> All)
{
    private const double StepM = 5;
    private const int MaxSteps = 4_000;

    public static readonly FlightAreas None = new([]);

    /// <summary>Whether it may not be there: in a no-fly area, or outside of all operation areas where there are any.</summary>
    public bool Forbids(Place place)
    {
        var (operations, within) = (false, false);
        foreach (var area in All)
        {
            if (area.IsNoFly && area.Contains(place))
            {
                return true;
            }

            operations |= !area.IsNoFly;
            within |= !area.IsNoFly && area.Contains(place);
        }

        return operations && !within;
    }

    /// <summary>Whether the straight way goes where it may not be.</summary>
    public bool Forbids(Place from, Place to)
    {
        if (All.Count == 0)
        {
            return false;
        }

        var steps = (int)Math.Clamp(Math.Ceiling(from.LevelDistanceTo(to) / StepM), 1, MaxSteps);
        for (var i = 0; i <= steps; i++)
        {
            var part = (double)i / steps;
            if (Forbids(new Place(
                from.EastM + (part * (to.EastM - from.EastM)), from.NorthM + (part * (to.NorthM - from.NorthM)), from.HeightM)))
            {
                return true;
            }
        }

        return false;
    }
}
