using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>A line of road as its file has it.</summary>
/// <param name="SpeedKmH">Nothing when the file does not say.</param>
/// <param name="Line">WGS 84 degrees, in the direction of travel when one-way.</param>
internal sealed record ImportedRoad(
    int Row, string SourceId, string Name, string Class, bool OneWay, int? SpeedKmH, bool Bridge, bool Tunnel, LineString Line);
