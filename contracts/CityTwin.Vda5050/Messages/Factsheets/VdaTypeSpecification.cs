namespace CityTwin.Vda5050;

/// <summary>Of what type a robot is.</summary>
/// <param name="SupportedZones">Empty of 2.x, and of those that know none.</param>
public sealed record VdaTypeSpecification(
    string SeriesName, string? Description, string Kinematics, string Class, double MaximumLoadKg,
    IReadOnlyList<string> LocalizationTypes, IReadOnlyList<string> NavigationTypes, IReadOnlyList<VdaZoneType> SupportedZones);
