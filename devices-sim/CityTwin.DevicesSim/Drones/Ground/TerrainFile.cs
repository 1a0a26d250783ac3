using System.Globalization;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Drones.Ground;

/// <summary>Reads an Esri ASCII grid: five header lines and perhaps a sixth, then the rows from the north.</summary>
internal static class TerrainFile
{
    private const int MaxValues = 20_000_000;
    private const string NoData = "NODATA_value";

    private static readonly string[] Keys = ["ncols", "nrows", "xllcorner", "yllcorner", "cellsize"];

    /// <exception cref="InputException">It is absent, or not such a grid.</exception>
    public static Terrain Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException($"{file}: there is no such terrain file.");
        }

        using var text = new StreamReader(file);
        var line = 0;
        var header = new double[Keys.Length];
        for (var i = 0; i < Keys.Length; i++)
        {
            header[i] = Header(text.ReadLine(), Keys[i], file, ++line);
        }

        var (columns, rows) = ((long)header[0], (long)header[1]);
        if (columns < 1 || rows < 1 || columns * rows > MaxValues || !(header[4] > 0))
        {
            throw new InputException($"{file}: {columns} × {rows} cells of {header[4]} m; from 1 to {MaxValues} cells of more than 0 m can be.");
        }

        var heights = new float[columns * rows];
        for (var row = 0; row < rows; row++)
        {
            var next = text.ReadLine();
            line++;
            if (row == 0 && next is not null && next.StartsWith(NoData, StringComparison.OrdinalIgnoreCase))
            {
                next = text.ReadLine();
                line++;
            }

            Row(next, heights.AsSpan((int)(row * columns), (int)columns), file, line);
        }

        return new Terrain((int)columns, (int)rows, header[2], header[3], header[4], heights);
    }

    private static double Header(string? text, string key, string file, int line)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words[0].Equals(key, StringComparison.OrdinalIgnoreCase)
            && double.TryParse(words[1], CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new InputException($"{file} line {line}: '{text}' must be '{key}' and a number.");
    }

    private static void Row(string? text, Span<float> into, string file, int line)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != into.Length)
        {
            throw new InputException($"{file} line {line}: {words.Length} heights; the header says {into.Length}.");
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!float.TryParse(words[i], CultureInfo.InvariantCulture, out into[i]) || !float.IsFinite(into[i]))
            {
                throw new InputException($"{file} line {line}: '{words[i]}' is not a height in metres.");
            }
        }
    }
}
