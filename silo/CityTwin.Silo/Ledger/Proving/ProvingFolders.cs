using CityTwin.Ingest.Log;
using Microsoft.Extensions.Options;

namespace CityTwin.Ledger.Proving;

/// <summary>Where keys and what witnesses have seen are kept: on the silo's disk, and nobody else's to read.</summary>
internal sealed class ProvingFolders
{
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode PrivateFolder = PrivateFile | UnixFileMode.UserExecute;

    public ProvingFolders(IOptions<ProvingOptions> options, IOptions<TelemetryLogOptions> ingest)
    {
        Keys = Private(options.Value.KeyDirectory, ingest.Value.LogPath, "ledger-keys");
        Witness = Private(options.Value.WitnessDirectory, ingest.Value.LogPath, "ledger-witness");
    }

    public string Keys { get; }

    public string Witness { get; }

    /// <summary>Puts a whole file in place: after a loss of power it is the old one or the new one.</summary>
    /// <param name="overwrite">False to leave one that is there.</param>
    /// <returns>False when one was there and was left.</returns>
    public static bool Put(string path, ReadOnlySpan<byte> bytes, bool overwrite)
    {
        var next = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.next";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFile;
        }

        using (var file = new FileStream(next, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(next, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            File.Delete(next);
            return false;
        }

        DirectorySync.Of(Path.GetDirectoryName(path)!);
        return true;
    }

    public static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, PrivateFolder);
        }
    }

    private static string Private(string configured, string log, string name)
    {
        var path = !string.IsNullOrWhiteSpace(configured) ? configured
            : !string.IsNullOrWhiteSpace(log) ? Path.Combine(log, name)
            : throw new InvalidOperationException("Ingest:LogPath is missing: it says where this silo writes its logs.");
        path = Path.GetFullPath(path);
        CreatePrivate(path);
        return path;
    }
}
