namespace CityTwin.Fleet.Coverage;

/// <summary>In which order a façade is flown.</summary>
public enum InspectionOrder
{
    /// <summary>Around the building, then up to the next floor.</summary>
    Floors = 1,

    /// <summary>Up and down along the façade, then on to the next place.</summary>
    Columns = 2,
}
