using CsvHelper;

namespace CityTwin.City;

/// <summary>A CSV file that is being written.</summary>
internal sealed class CsvDraft : DraftRows
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };

    private readonly CsvWriter _csv;

    public CsvDraft(string path, string[] columns, bool generated, string source)
        : base(generated, source)
    {
        _csv = CsvWriter.ToFile(path, Format);
        _csv.WriteRecord(columns);
    }

    public void Add(string[] fields)
    {
        _csv.WriteRecord(fields);
        Count++;
    }

    public override void Dispose() => _csv.Dispose();
}
