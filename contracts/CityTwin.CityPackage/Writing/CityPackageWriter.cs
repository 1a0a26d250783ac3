using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.Fleet;
using CityTwin.Sensing;
using CityTwin.WorkOrders;
using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>
/// Writes a package into a folder that is not yet the package's: <see cref="Publish"/> gives it its name, so that a
/// half-written package is never seen. Rows may come in portions (a district at a time): every file stays open and each
/// call adds to its end. The same rows give the same bytes.
/// </summary>
public sealed class CityPackageWriter : IDisposable
{
    private readonly string _target;
    private readonly string _draft;
    private readonly List<CityManifestFile> _files = [];
    private readonly Dictionary<string, DraftRows> _open = [];

    /// <param name="target">The package's folder; it must not exist yet.</param>
    /// <exception cref="CityPackageException">The folder exists.</exception>
    public CityPackageWriter(string target)
    {
        _target = Path.GetFullPath(target);
        if (Path.Exists(_target))
        {
            throw new CityPackageException(_target, 0, "exists already: a package is written to a new folder.");
        }

        _draft = _target + ".draft";
        if (Directory.Exists(_draft))
        {
            Directory.Delete(_draft, recursive: true);
        }

        Directory.CreateDirectory(_draft);
    }

    public void Divisions(IEnumerable<Division> rows, bool generated, string source) => Csv(
        CityPackageFiles.Divisions, CityPackageRows.DivisionColumns, rows, generated, source, d =>
        [
            d.Code.Value, d.Level.ToString().ToLowerInvariant(), d.Name, d.NameEn, d.Parent?.Value ?? "",
            Number(d.Position.Longitude), Number(d.Position.Latitude), Flag(d.Generated),
        ]);

    public void Boundaries(DivisionLevel level, IEnumerable<Boundary> rows, bool generated, string source) => GeoJson(
        CityPackageFiles.Boundaries(level), rows, generated, source, b => (b.Outline, new JsonObject
        {
            ["code"] = b.Code.Value,
            ["name"] = b.Name,
            ["generated"] = b.Generated,
            ["schematic"] = b.Schematic,
        }));

    public void Buildings(IEnumerable<BuildingFeature> rows, bool generated, string source) => GeoJson(
        CityPackageFiles.Buildings, rows, generated, source, b => (b.Footprint, new JsonObject
        {
            ["id"] = b.Id.Value,
            ["cell"] = b.Cell.Value,
            ["name"] = b.Name,
            ["storeys"] = b.Storeys,
            ["heightM"] = b.HeightM,
            ["baseM"] = b.BaseM,
            ["use"] = b.Use,
            ["generated"] = b.Generated,
        }));

    public void Roads(IEnumerable<RoadFeature> rows, bool generated, string source) => GeoJson(
        CityPackageFiles.Roads, rows, generated, source, r => (r.Line, new JsonObject
        {
            ["id"] = r.Id,
            ["name"] = r.Name,
            ["class"] = r.Class,
            ["oneWay"] = r.OneWay,
            ["speedKmH"] = r.SpeedKmH,
            ["bridge"] = r.Bridge,
            ["tunnel"] = r.Tunnel,
            ["fromNode"] = r.FromNode,
            ["toNode"] = r.ToNode,
            ["street"] = r.Street?.Value,
            ["generated"] = r.Generated,
        }));

    public void Waters(IEnumerable<WaterFeature> rows, bool generated, string source) => GeoJson(
        CityPackageFiles.Waters, rows, generated, source, w => (w.Shape, new JsonObject
        {
            ["id"] = w.Id,
            ["name"] = w.Name,
            ["nameEn"] = w.NameEn,
            ["kind"] = w.Kind,
            ["generated"] = w.Generated,
        }));

    public void Pipes(IEnumerable<PipeFeature> rows, bool generated, string source) => GeoJson(
        CityPackageFiles.Pipes, rows, generated, source, p => (p.Line, new JsonObject
        {
            ["id"] = p.Id,
            ["kind"] = p.Kind,
            ["diameterMm"] = p.DiameterMm,
            ["fromNode"] = p.FromNode,
            ["toNode"] = p.ToNode,
            ["fromM"] = p.FromM,
            ["toM"] = p.ToM,
            ["catchment"] = p.Catchment,
            ["generated"] = p.Generated,
        }));

    public void RiskPoints(IEnumerable<RiskPoint> rows, bool generated, string source) => Csv(
        CityPackageFiles.RiskPoints, CityPackageRows.RiskPointColumns, rows, generated, source, r =>
        [
            r.Id, r.Kind, r.Name, r.Cell.Value, Number(r.Position.Longitude), Number(r.Position.Latitude),
            Number(r.Position.ElevationM), r.Note, Flag(r.Generated),
        ]);

    public void Sensors(IEnumerable<SensorPlacement> rows, bool generated, string source) => Csv(
        CityPackageFiles.Sensors, CityPackageRows.SensorColumns, rows, generated, source, s =>
        [
            s.Id.Value, s.DeviceId, s.Kind, s.Cell.Value, s.Building?.Value ?? "", Number(s.Position.Longitude),
            Number(s.Position.Latitude), Number(s.Position.ElevationM), s.Name, s.Catchment, s.Asset, Flag(s.Generated),
        ]);

    public void Terrain(TerrainGrid terrain, bool generated, string source)
    {
        using (var text = new StreamWriter(Draft(CityPackageFiles.Terrain)))
        {
            text.NewLine = "\n";
            text.WriteLine($"ncols {terrain.Columns}");
            text.WriteLine($"nrows {terrain.Rows}");
            text.WriteLine($"xllcorner {Number(terrain.WestM)}");
            text.WriteLine($"yllcorner {Number(terrain.SouthM)}");
            text.WriteLine($"cellsize {Number(terrain.CellM)}");
            for (var row = 0; row < terrain.Rows; row++)
            {
                text.WriteLine(string.Join(' ', Enumerable.Range(row * terrain.Columns, terrain.Columns)
                    .Select(i => terrain.ElevationsM[i].ToString("0.#", CultureInfo.InvariantCulture))));
            }
        }

        Done(CityPackageFiles.Terrain, terrain.Rows, generated, source);
    }

    public void SensorKinds(IReadOnlyList<SensorKind> kinds, string source) =>
        Items(CityPackageFiles.SensorKinds, kinds, source);

    public void Rules(IReadOnlyList<RuleDefinition> rules, string source) => Items(CityPackageFiles.Rules, rules, source);

    /// <summary>The desk for work orders; a package that is not given one is read with the built-in one.</summary>
    public void Desk(DeskDefinition desk, string source)
    {
        Items(CityPackageFiles.Departments, desk.Departments, source);
        Items(CityPackageFiles.Calendars, desk.Calendars, source);
        Items(CityPackageFiles.Limits, desk.Limits, source);
        Items(CityPackageFiles.Categories, desk.Categories, source);
        Items(CityPackageFiles.Intake, desk.Intake, source);
    }

    public void UnitTypes(IReadOnlyList<UnitType> types, string source) => Items(CityPackageFiles.UnitTypes, types, source);

    public void Units(IEnumerable<UnitPlacement> rows, bool generated, string source) =>
        Csv(CityPackageFiles.Units, FleetRows.UnitColumns, rows, generated, source, FleetRows.Fields);

    public void Airspace(IEnumerable<AirspaceFeature> rows, bool generated, string source) => GeoJson(
        CityPackageFiles.Airspace, rows, generated, source, area => (area.Shape, FleetRows.Properties(area)));

    public void Dispatch(DispatchDefinition dispatch, string source) =>
        Document(CityPackageFiles.Dispatch, dispatch, dispatch.Launch.Count, source);

    /// <summary>Takes a file of another package as it is.</summary>
    public void Copy(CityPackageReader from, string file)
    {
        File.Copy(Path.Combine(from.Folder, file), Draft(file));
        var known = from.Manifest.Files.Single(f => f.File == file);
        Done(file, known.Rows, known.Generated, known.Source);
    }

    /// <summary>Writes the manifest and gives the folder its name. The manifest's list of files is filled in here.</summary>
    public void Publish(CityManifest manifest)
    {
        foreach (var (file, rows) in _open)
        {
            rows.Dispose();
            Done(file, rows.Count, rows.Generated, rows.Source);
        }

        _open.Clear();
        var complete = manifest with { Files =
        [
            .. CityPackageFiles.All.Select(name => _files.Single(f => f.File == name)),
            .. CityPackageFiles.Optional.SelectMany(group => group).SelectMany(name => _files.Where(f => f.File == name)),
        ] };
        File.WriteAllBytes(
            Draft(CityPackageFiles.Manifest), [.. JsonSerializer.SerializeToUtf8Bytes(complete, CityJsonText.Options), (byte)'\n']);
        Directory.Move(_draft, _target);
    }

    /// <summary>Leaves nothing behind when the package was not published.</summary>
    public void Dispose()
    {
        foreach (var rows in _open.Values)
        {
            rows.Dispose();
        }

        if (Directory.Exists(_draft))
        {
            Directory.Delete(_draft, recursive: true);
        }
    }

    internal static string Flag(bool value) => value ? "true" : "false";

    internal static string Number(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);

    private string Draft(string file) => Path.Combine(_draft, file);

    private void Csv<T>(
        string file, string[] columns, IEnumerable<T> rows, bool generated, string source, Func<T, string[]> fields)
    {
        var draft = Open(file, () => new CsvDraft(Draft(file), columns, generated, source));
        foreach (var row in rows)
        {
            draft.Add(fields(row));
        }
    }

    private void GeoJson<T>(
        string file, IEnumerable<T> rows, bool generated, string source, Func<T, (Geometry Shape, JsonObject Properties)> toFeature)
    {
        var draft = Open(file, () => new GeoJsonDraft(Draft(file), generated, source));
        foreach (var row in rows)
        {
            var (shape, properties) = toFeature(row);
            draft.Add(shape, properties);
        }
    }

    private T Open<T>(string file, Func<T> open)
        where T : DraftRows
    {
        if (!_open.TryGetValue(file, out var rows))
        {
            _open.Add(file, rows = open());
        }

        return (T)rows;
    }

    private void Items<T>(string file, IReadOnlyList<T> items, string source) => Document(file, items, items.Count, source);

    private void Document<T>(string file, T document, int rows, string source)
    {
        File.WriteAllBytes(Draft(file), [.. JsonSerializer.SerializeToUtf8Bytes(document, CityJsonText.Options), (byte)'\n']);
        Done(file, rows, generated: false, source);
    }

    private void Done(string file, int rows, bool generated, string source)
    {
        using var stream = File.OpenRead(Draft(file));
        _files.Add(new CityManifestFile(file, rows, Convert.ToHexStringLower(SHA256.HashData(stream)), generated, source));
    }
}
