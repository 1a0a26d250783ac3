namespace CityTwin.City;

/// <summary>Whether roads, waters and pipes are named once and say what such things can be.</summary>
internal static class NetworksCheck
{
    private const int MaxSpeedKmH = 200;
    private const int MaxDiameterMm = 20_000;

    public static void Run(CityPackageReader reader, KnownDivisions known, ProblemList problems)
    {
        var roads = new HashSet<string>();
        problems.Each(reader.Features(CityPackageFiles.Roads), CityPackageRows.ToRoad, (feature, road) =>
            Refuse(feature, road.Id, roads, Complaint(road, known)));
        var waters = new HashSet<string>();
        problems.Each(reader.Features(CityPackageFiles.Waters), CityPackageRows.ToWater, (feature, water) =>
            Refuse(feature, water.Id, waters, null));
        var pipes = new HashSet<string>();
        problems.Each(reader.Features(CityPackageFiles.Pipes), CityPackageRows.ToPipe, (feature, pipe) =>
            Refuse(feature, pipe.Id, pipes, Complaint(pipe)));
    }

    private static void Refuse(GeoJsonFeature feature, string id, HashSet<string> ids, string? complaint)
    {
        if (complaint is not null)
        {
            throw feature.Refuse(complaint);
        }

        if (!ids.Add(id))
        {
            throw feature.Refuse($"{id} was named before.");
        }
    }

    private static string? Complaint(RoadFeature road, KnownDivisions known) => road switch
    {
        _ when !RoadClasses.All.Contains(road.Class) =>
            $"class is '{road.Class}', expected one of {string.Join(", ", RoadClasses.All)}.",
        { SpeedKmH: < 1 or > MaxSpeedKmH } => $"speedKmH is {road.SpeedKmH}, expected 1 to {MaxSpeedKmH}.",
        { Street: { } street } when !known.Has(street) => $"street {street} is not in {CityPackageFiles.Divisions}.",
        _ => null,
    };

    private static string? Complaint(PipeFeature pipe) => pipe switch
    {
        { Kind: not (PipeFeature.Drain or PipeFeature.Main) } => $"kind is '{pipe.Kind}', expected drain or main.",
        { DiameterMm: < 1 or > MaxDiameterMm } => $"diameterMm is {pipe.DiameterMm}, expected 1 to {MaxDiameterMm}.",
        { Kind: PipeFeature.Drain } when pipe.ToM > pipe.FromM =>
            $"the drain runs uphill, from {pipe.FromM} m to {pipe.ToM} m.",
        _ => null,
    };
}
