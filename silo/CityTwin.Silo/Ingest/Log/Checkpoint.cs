using System.Globalization;
using System.Text;

namespace CityTwin.Ingest.Log;

/// <summary>The position up to which everything survives without the log (ADR 4). It lies beside the log.</summary>
internal sealed class Checkpoint
{
    private const string FileName = "checkpoint";

    private readonly ILogFolder _folder;
    private long _position;

    /// <exception cref="LogDamagedException">The file does not hold a position.</exception>
    public Checkpoint(ILogFolder folder)
    {
        _folder = folder;
        if (!folder.List().Contains(FileName))
        {
            return;
        }

        var text = Encoding.ASCII.GetString(folder.Read(FileName)).Trim();
        _position = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new LogDamagedException(System.IO.Path.Combine(folder.Path, FileName), 0, $"'{text}' is no position");
    }

    public long Position => Interlocked.Read(ref _position);

    public void Write(long position)
    {
        _folder.Replace(FileName, Encoding.ASCII.GetBytes(position.ToString(CultureInfo.InvariantCulture) + "\n"));
        Interlocked.Exchange(ref _position, position);
    }
}
