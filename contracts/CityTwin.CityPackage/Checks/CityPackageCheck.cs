namespace CityTwin.City;

/// <summary>Everything that can be wrong with a package, file after file.</summary>
internal static class CityPackageCheck
{
    public static IReadOnlyList<CityPackageProblem> Run(string folder, CityPackageOptions options)
    {
        var problems = new ProblemList(options.MaxProblems);
        problems.Try(() => RunOpened(CityPackageReader.Open(folder, options), options, problems));
        return problems.Problems;
    }

    private static void RunOpened(CityPackageReader reader, CityPackageOptions options, ProblemList problems)
    {
        if (options.VerifyHashes)
        {
            ManifestCheck.VerifyHashes(reader.Manifest, reader.Folder, problems);
        }

        var known = new KnownDivisions(DivisionCode.Parse(reader.Manifest.CityCode));
        DivisionsCheck.Run(reader, known, problems);
        var outlines = BoundariesCheck.Run(reader, known, options.ToleranceM, problems);
        var buildings = BuildingsCheck.Run(reader, known, outlines, problems);
        NetworksCheck.Run(reader, known, problems);
        problems.Try(() => _ = reader.Terrain());
        SensingCheck.Run(reader, problems, out var kinds);
        DeskCheck.Run(reader, problems);
        PlacesCheck.RiskPoints(reader, known, problems);
        var devices = PlacesCheck.Sensors(reader, known, buildings, kinds, problems);
        FleetCheck.Run(reader, known, kinds, devices, problems);
        AirspaceCheck.Run(reader, problems);
    }
}
