namespace CityTwin.Ingest.Log;

/// <summary>A folder of the disk, held by one process at a time.</summary>
internal sealed class DiskFolder : ILogFolder, IDisposable
{
    private const string LockName = "lock";

    private readonly FileStream _lock;

    /// <exception cref="InvalidOperationException">Another process has the folder.</exception>
    public DiskFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        try
        {
            _lock = new FileStream(Full(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"Another silo writes its log in {Path} (Ingest:LogPath): each needs a folder of its own.", e);
        }
    }

    public string Path { get; }

    public IReadOnlyList<string> List() => [.. Directory.EnumerateFiles(Path)
        .Select(file => System.IO.Path.GetFileName(file))
        .Where(name => name != LockName)
        .Order(StringComparer.Ordinal)];

    public byte[] Read(string name) => File.ReadAllBytes(Full(name));

    public ILogFile Create(string name)
    {
        var handle = File.OpenHandle(Full(name), FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        DirectorySync.Of(Path);
        return new DiskFile(handle);
    }

    public ILogFile Open(string name) =>
        new DiskFile(File.OpenHandle(Full(name), FileMode.Open, FileAccess.ReadWrite, FileShare.Read));

    public void Replace(string name, ReadOnlySpan<byte> bytes)
    {
        var next = Full(name + ".next");
        using (var handle = File.OpenHandle(next, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, bytes, 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(next, Full(name), overwrite: true);
        DirectorySync.Of(Path);
    }

    public void Delete(string name) => File.Delete(Full(name));

    public void Dispose() => _lock.Dispose();

    private string Full(string name) => System.IO.Path.Combine(Path, name);
}
