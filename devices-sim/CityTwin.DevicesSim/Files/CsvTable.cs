using System.Globalization;
using CsvHelper;

namespace CityTwin.DevicesSim.Files;

/// <summary>A CSV file with a header, read row by row. It names every problem by file and row.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int MaxRowBytes = 64 * 1024;

    private readonly CsvReader _csv;

    private CsvTable(string name, CsvReader csv) => (Name, _csv) = (name, csv);

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    /// <summary>The line in the file; 1 is the header.</summary>
    public long Row => _csv.LineNumber;

    /// <param name="stream">Closed with the table.</param>
    /// <exception cref="InputException">There is no header that can be read.</exception>
    public static CsvTable Open(string name, Stream stream, char separator = ',')
    {
        try
        {
            var csv = CsvReader.Create(
                stream,
                new CsvReaderOptions { Separator = separator, TrackLineNumbers = true, MaxRecordSize = MaxRowBytes },
                leaveOpen: false);
            csv.ReadHeader();
            return new CsvTable(name, csv);
        }
        catch (Exception e) when (e is IOException or CsvFormatException or InvalidOperationException)
        {
            throw new InputException($"{name}: there is no header that can be read: {e.Message}");
        }
    }

    public bool Has(params string[] columns) => columns.All(_csv.Headers.Contains);

    /// <exception cref="InputException">A column is missing.</exception>
    public void Require(params string[] columns)
    {
        if (columns.Except(_csv.Headers).FirstOrDefault() is { } missing)
        {
            throw new InputException($"{Name}: the column {missing} is missing.");
        }
    }

    /// <returns>False at the end.</returns>
    /// <exception cref="InputException">The row is broken.</exception>
    public bool Read()
    {
        try
        {
            if (!_csv.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            throw Refuse($"it is not CSV: {e.Message}");
        }

        return _csv.FieldCount == _csv.Headers.Count
            ? true
            : throw Refuse($"it has {_csv.FieldCount} fields, the header has {_csv.Headers.Count}.");
    }

    public string Text(string column) => _csv.GetString(column);

    /// <exception cref="InputException">It is empty.</exception>
    public string Required(string column) => Text(column) is { Length: > 0 } text ? text : throw Refuse($"{column} is empty.");

    /// <exception cref="InputException">It is no finite number.</exception>
    public double Number(string column) =>
        double.TryParse(Text(column), CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Refuse($"{column} is '{Text(column)}', not a number.");

    /// <exception cref="InputException">It is neither empty nor a finite number.</exception>
    public double NumberOr(string column, double otherwise) => Text(column).Length == 0 ? otherwise : Number(column);

    public InputException Refuse(string why) => new($"{Name} row {Row}: {why}");

    public void Dispose() => _csv.Dispose();
}
