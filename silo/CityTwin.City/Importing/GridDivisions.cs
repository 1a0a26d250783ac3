using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>
/// Divisions for a city that has none of ours: a grid over what was imported. One district; streets of four by four
/// communities; communities of five by five cells; numbered from north to south and from west to east. Marked as generated.
/// </summary>
internal sealed class GridDivisions
{
    public const string CityCode = "99";
    public const string DistrictCode = "990001";

    private const double MarginM = 60;
    private const double CellM = 200;
    private const double MaxCells = 4_000;
    private const int CellsAcrossCommunity = 5;
    private const int CommunitiesAcrossStreet = 4;
    private const int CellsAcrossStreet = CellsAcrossCommunity * CommunitiesAcrossStreet;

    private readonly string _name;
    private readonly double[] _west;
    private readonly double[] _north;
    private readonly Dictionary<DivisionLevel, List<Boundary>> _levels = [];

    /// <param name="box">What was imported, in degrees.</param>
    public GridDivisions(string name, Envelope box)
    {
        _name = name;
        var degree = Wgs84.MetresPerDegree;
        var narrow = Math.Max(0.05, Math.Cos(box.Centre.Y * Math.PI / 180));
        var (widthM, heightM) = ((box.Width * degree * narrow) + (2 * MarginM), (box.Height * degree) + (2 * MarginM));
        var cellM = Math.Max(CellM, Math.Sqrt(widthM * heightM / MaxCells));
        _west = Lines(box.MinX - (MarginM / degree / narrow), cellM / degree / narrow, Count(widthM, cellM));
        _north = Lines(box.MaxY + (MarginM / degree), -cellM / degree, Count(heightM, cellM));
        Build();
    }

    public BoundingBox Bounds => new(_west[0], _north[^1], _west[^1], _north[0]);

    public IReadOnlyList<Boundary> At(DivisionLevel level) => _levels[level];

    /// <summary>All divisions, each after its parent.</summary>
    public IEnumerable<Division> Divisions =>
    [
        new(DivisionCode.Parse(CityCode), _name, "", Middle(_levels[DivisionLevel.District][0]), Generated: true),
        .. Rows(DivisionLevel.District), .. Rows(DivisionLevel.Street), .. Rows(DivisionLevel.Community), .. Rows(DivisionLevel.Cell),
    ];

    private static int Count(double lengthM, double cellM) => Math.Max(1, (int)Math.Ceiling(lengthM / cellM));

    private static double[] Lines(double from, double step, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(i => Math.Round(from + (i * step), 7))];

    private static GeoPoint Middle(Boundary boundary) =>
        new(boundary.Outline.Centroid.X, boundary.Outline.Centroid.Y);

    private IEnumerable<Division> Rows(DivisionLevel level) =>
        _levels[level].Select(b => new Division(b.Code, b.Name, "", Middle(b), Generated: true));

    private void Build()
    {
        var (columns, rows) = (_west.Length - 1, _north.Length - 1);
        Add(DivisionLevel.District, DistrictCode, _name, 0, 0, columns, rows);
        Add(DivisionLevel.Street, DistrictCode, "street", 0, 0, columns, rows, CellsAcrossStreet);
    }

    /// <summary>Cuts a block of the grid into smaller blocks, and each of them further.</summary>
    private void Add(
        DivisionLevel level, string parent, string word, int left, int top, int right, int bottom, int across)
    {
        var sequence = 0;
        for (var y = top; y < bottom; y += across)
        {
            for (var x = left; x < right; x += across)
            {
                var code = $"{parent}{++sequence:000}";
                var (east, south) = (Math.Min(x + across, right), Math.Min(y + across, bottom));
                Add(level, code, $"{_name} {word} {code[DistrictCode.Length..]}", x, y, east, south);
                if (level == DivisionLevel.Street)
                {
                    Add(DivisionLevel.Community, code, "community", x, y, east, south, CellsAcrossCommunity);
                }
                else if (level == DivisionLevel.Community)
                {
                    Add(DivisionLevel.Cell, code, "cell", x, y, east, south, 1);
                }
            }
        }
    }

    private void Add(DivisionLevel level, string code, string name, int left, int top, int right, int bottom)
    {
        var box = new Envelope(_west[left], _west[right], _north[bottom], _north[top]);
        var boundary = new Boundary(
            DivisionCode.Parse(code), name, GeometryFactory.Default.ToGeometry(box), Generated: true, Schematic: true);
        if (!_levels.TryGetValue(level, out var boundaries))
        {
            _levels.Add(level, boundaries = []);
        }

        boundaries.Add(boundary);
    }
}
