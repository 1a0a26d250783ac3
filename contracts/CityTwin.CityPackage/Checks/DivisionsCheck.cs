namespace CityTwin.City;

/// <summary>Whether every division is named once and lies in one that was named before it.</summary>
internal static class DivisionsCheck
{
    private const string File = CityPackageFiles.Divisions;

    public static void Run(CityPackageReader reader, KnownDivisions known, ProblemList problems)
    {
        problems.Each(
            reader.Csv(File, CityPackageRows.DivisionColumns), CityPackageRows.ToDivision,
            (row, division) => Judge(row, division, known));
        problems.AddIf(!known.Has(known.City), File, 0, () => $"has no row for the city {known.City}.");
        foreach (var district in reader.Manifest.Districts)
        {
            problems.AddIf(
                DivisionCode.TryParse(district, out var code) && !known.Has(code),
                File, 0, () => $"has no row for district {district} of the manifest.");
        }
    }

    private static void Judge(CsvRow row, Division division, KnownDivisions known)
    {
        if (!known.City.Contains(division.Code))
        {
            throw row.Refuse($"{division.Code} is not in the city {known.City}.");
        }

        if (division.Parent is { } parent && !known.Has(parent))
        {
            throw row.Refuse($"{division.Code} lies in {parent}, which has no row above it.");
        }

        if (!known.Add(division.Code))
        {
            throw row.Refuse($"{division.Code} was named before.");
        }
    }
}
