namespace CityTwin.City;

/// <summary>The five levels of a division code, named by the number of digits each has.</summary>
public enum DivisionLevel
{
    /// <summary>2 digits: the city (GB/T 2260 province level, 50 for Chongqing).</summary>
    City = 2,

    /// <summary>6 digits: district or county (GB/T 2260).</summary>
    District = 6,

    /// <summary>9 digits: street or town (NBS).</summary>
    Street = 9,

    /// <summary>12 digits: community or village (NBS).</summary>
    Community = 12,

    /// <summary>15 digits: unit grid cell, the community's code and a 3-digit sequence (DB11, GB/T 30428.1).</summary>
    Cell = 15,
}
