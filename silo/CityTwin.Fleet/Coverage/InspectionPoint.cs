using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Coverage;

/// <summary>Where to hang in the air and look at a building.</summary>
/// <param name="HeadingDegrees">Towards it, clockwise from north.</param>
/// <param name="GimbalDegrees">Of the camera: 0 level, −90 straight down.</param>
/// <param name="Floor">The storey that is looked at, from 1; 0 where it is the whole building.</param>
/// <param name="Facade">Which place around the building, from 0: the same on every floor.</param>
public sealed record InspectionPoint(AirPoint At, double HeadingDegrees, double GimbalDegrees, int Floor, int Facade);
