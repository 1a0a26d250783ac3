using CityTwin.City;

namespace CityTwin.Cli.Up;

/// <summary>A CSV file of what was registered, with passwords, that only its owner can read; the first column is <c>deviceId</c>.</summary>
internal sealed class CredentialFile(string file, IReadOnlyList<string> columns)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public HashSet<string> Ids() => File.Exists(file)
        ? [.. CsvRows.Read(file, Path.GetFileName(file), [.. columns]).Select(row => row.Required("deviceId"))]
        : [];

    /// <summary>Opened for the rows of one answer, so that they are on disk before the next is asked for.</summary>
    public CredentialRows Append()
    {
        var isNew = !File.Exists(file);
        var rows = new CredentialRows(
            new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.Append,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            }),
            columns.Count);
        if (isNew)
        {
            rows.Add([.. columns]);
        }

        return rows;
    }
}
