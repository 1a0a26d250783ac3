using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>A building as its file has it.</summary>
/// <param name="Row">Where it stands in the file.</param>
/// <param name="SourceId">The file's own name for it; may be empty.</param>
/// <param name="HeightM">Nothing when the file does not say.</param>
/// <param name="BaseM">Nothing when the file does not say.</param>
/// <param name="Footprint">WGS 84 degrees.</param>
internal sealed record ImportedBuilding(
    int Row, string SourceId, string Name, double? HeightM, int? Storeys, double? BaseM, string Use, bool Clipped,
    Geometry Footprint);
