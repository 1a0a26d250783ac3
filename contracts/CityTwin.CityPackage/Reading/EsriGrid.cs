using System.Globalization;

namespace CityTwin.City;

/// <summary>Reads an Esri ASCII grid of elevations (<c>ncols nrows xllcorner yllcorner cellsize</c>, then rows from the north).</summary>
internal static class EsriGrid
{
    private static readonly string[] Header = ["ncols", "nrows", "xllcorner", "yllcorner", "cellsize"];

    public static TerrainGrid Read(string path, string name, int maxValues)
    {
        if (!File.Exists(path))
        {
            throw new CityPackageException(name, 0, "is missing.");
        }

        using var text = new StreamReader(path);
        var header = Header.Select((key, i) => HeaderValue(text.ReadLine(), key, name, i + 1)).ToArray();
        var (columns, rows) = ((int)header[0], (int)header[1]);
        if (columns < 2 || rows < 2 || (long)columns * rows > maxValues || header[4] <= 0)
        {
            throw new CityPackageException(
                name, 1, $"is {header[0]} × {header[1]} of {header[4]} m: expected 2 to {maxValues} values of positive size.");
        }

        var values = new float[columns * rows];
        for (var row = 0; row < rows; row++)
        {
            ReadRow(text.ReadLine(), values.AsSpan(row * columns, columns), name, Header.Length + row + 1);
        }

        return new TerrainGrid(columns, rows, header[2], header[3], header[4], values);
    }

    private static double HeaderValue(string? line, string key, string name, int row)
    {
        var parts = (line ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && parts[0].Equals(key, StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw new CityPackageException(name, row, $"is '{line}', expected '{key}' and a number.");
    }

    private static void ReadRow(string? line, Span<float> into, string name, int row)
    {
        var count = 0;
        foreach (var range in (line ?? "").AsSpan().Split(' '))
        {
            var field = line.AsSpan()[range];
            if (field.IsEmpty)
            {
                continue;
            }

            if (count == into.Length
                || !float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out into[count])
                || !float.IsFinite(into[count]))
            {
                throw new CityPackageException(name, row, $"value {count + 1} is not one of {into.Length} numbers.");
            }

            count++;
        }

        if (count != into.Length)
        {
            throw new CityPackageException(name, row, $"has {count} values, expected {into.Length}.");
        }
    }
}
