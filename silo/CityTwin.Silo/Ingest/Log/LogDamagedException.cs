namespace CityTwin.Ingest.Log;

/// <summary>
/// The log is damaged where readings that were acknowledged must be. It is not repaired silently: the silo stops, and a
/// person restores the file or moves it away.
/// </summary>
internal sealed class LogDamagedException(string file, long offset, string what)
    : Exception($"{file} is damaged at byte {offset}: {what}")
{
    public string File { get; } = file;

    public long Offset { get; } = offset;
}
