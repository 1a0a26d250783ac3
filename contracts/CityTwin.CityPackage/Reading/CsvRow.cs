using System.Globalization;
using CsvHelper;

namespace CityTwin.City;

/// <summary>One row of a CSV file, to be read before the next is asked for.</summary>
public readonly struct CsvRow
{
    private readonly CsvReader _csv;

    internal CsvRow(string file, int row, CsvReader csv) => (File, Row, _csv) = (file, row, csv);

    public string File { get; }

    /// <summary>The line in the file; 1 is the header.</summary>
    public int Row { get; }

    public bool Has(string column) => _csv.Headers.Contains(column);

    public string Text(string column) => _csv.GetString(column) is var text && text.Contains('\uFFFD')
        ? throw Refuse($"{column} is not UTF-8 text.")
        : text;

    public string Required(string column) => Text(column) is { Length: > 0 } text
        ? text
        : throw Refuse($"{column} is empty.");

    public double Number(string column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : throw Refuse($"{column} is '{Text(column)}', which is not a number.");

    public bool Flag(string column) => Text(column) switch
    {
        "true" => true,
        "false" => false,
        var text => throw Refuse($"{column} is '{text}', expected true or false."),
    };

    public DivisionCode Code(string column) => DivisionCode.TryParse(Text(column), out var code)
        ? code
        : throw Refuse($"{column} is '{Text(column)}', which is not a division code of 2, 6, 9, 12 or 15 digits.");

    public DivisionCode Cell(string column) => Code(column) is { Level: DivisionLevel.Cell } cell
        ? cell
        : throw Refuse($"{column} is '{Text(column)}', which is not a cell's code of 15 digits.");

    public TwinId Twin(string column, TwinKind kind) => TwinId.TryParse(Text(column), out var id) && id.Kind == kind
        ? id
        : throw Refuse($"{column} is '{Text(column)}', which is not the id of a {kind.ToString().ToLowerInvariant()}.");

    /// <summary>A place from two columns of degrees and, when there is a third, metres.</summary>
    public GeoPoint Point(string longitude, string latitude, string? elevation = null)
    {
        var point = new GeoPoint(
            Number(longitude), Number(latitude), elevation is null || Text(elevation).Length == 0 ? 0 : Number(elevation));
        return point is { Longitude: >= -180 and <= 180, Latitude: >= -90 and <= 90 }
            ? point
            : throw Refuse($"{longitude}, {latitude} is {point.Longitude}, {point.Latitude}, which is no place in degrees.");
    }

    public CityPackageException Refuse(string reason) => new(File, Row, reason);
}
