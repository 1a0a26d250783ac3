namespace CityTwin.Cli.Up;

/// <summary>Writes rows to a file of credentials, quoted where they must be.</summary>
/// <param name="width">Columns of the file: a row's further fields are left out.</param>
internal sealed class CredentialRows(Stream stream, int width) : IAsyncDisposable
{
    private readonly StreamWriter _writer = new(stream) { NewLine = "\n" };

    public void Add(string[] fields) => _writer.WriteLine(string.Join(',', fields.Take(width).Select(Quoted)));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n\r")
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;
}
