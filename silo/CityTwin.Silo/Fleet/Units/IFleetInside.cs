namespace CityTwin.Fleet.Units;

/// <summary>What units tell the index of their home's district.</summary>
[Alias("CityTwin.IFleetInside")]
internal interface IFleetInside : IGrainWithStringKey
{
    /// <summary>There is such a unit here. When it completes, the index knows it for good.</summary>
    [Alias("Enrol")]
    Task Enrol(UnitView unit);

    /// <summary>Wakes the district's units: one that is silent has to notice it.</summary>
    [Alias("Wake")]
    Task Wake();
}
