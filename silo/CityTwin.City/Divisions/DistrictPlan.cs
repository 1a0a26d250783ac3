using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A district with its outline, whose inside is to be made.</summary>
/// <param name="Outline">In metres.</param>
/// <param name="Centre">Where its town is, in metres.</param>
internal sealed record DistrictPlan(
    DivisionCode Code, string Name, string NameEn, Geometry Outline, Coordinate Centre, IReadOnlyList<StreetPlan> Streets);
