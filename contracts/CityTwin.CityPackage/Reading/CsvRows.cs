using CsvHelper;

namespace CityTwin.City;

/// <summary>Reads a CSV file with a header row by row; a missing column or a broken row is refused by line.</summary>
public static class CsvRows
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MaxRecordSize = 1024 * 1024,
    };

    /// <param name="path">The file, UTF-8.</param>
    /// <param name="name">What to call it in a refusal.</param>
    /// <param name="columns">The columns it must have; others are ignored.</param>
    /// <exception cref="CityPackageException">A column is missing or a row is broken.</exception>
    public static IEnumerable<CsvRow> Read(string path, string name, IReadOnlyList<string> columns)
    {
        using var csv = Open(path, name);
        var missing = columns.Except(csv.Headers).ToArray();
        if (missing.Length > 0)
        {
            throw new CityPackageException(name, 1, $"has no column {string.Join(", ", missing)}.");
        }

        while (TryRead(csv, name))
        {
            var row = (int)csv.LineNumber;
            if (csv.FieldCount != csv.Headers.Count)
            {
                throw new CityPackageException(name, row, $"has {csv.FieldCount} fields, the header {csv.Headers.Count}.");
            }

            yield return new CsvRow(name, row, csv);
        }
    }

    private static bool TryRead(CsvReader csv, string name)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new CityPackageException(name, (int)csv.LineNumber, $"is not valid CSV: {e.Message}");
        }
    }

    private static CsvReader Open(string path, string name)
    {
        try
        {
            var csv = CsvReader.FromFile(path, Options);
            csv.ReadHeader();
            return csv;
        }
        catch (Exception e) when (e is IOException or CsvFormatException or InvalidOperationException)
        {
            throw new CityPackageException(name, 1, $"has no header that can be read: {e.Message}");
        }
    }
}
