using CityTwin.Ingest.Log;

namespace CityTwin.Silo.Tests.Ingest.Log;

/// <summary>A disk in memory that knows what was synced, and that fails, stalls and loses power when it is told to.</summary>
internal sealed class FaultyFolder : ILogFolder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _durable = [];

    public string Path => "disk";

    /// <summary>Thrown by every write while it is set.</summary>
    public Exception? WriteFault { get; set; }

    /// <summary>Thrown by every sync while it is set. What was written before it is lost.</summary>
    public Exception? SyncFault { get; set; }

    /// <summary>Every sync waits for it while it is set.</summary>
    public ManualResetEventSlim? SyncStall { get; set; }

    /// <summary>Set by each sync that begins.</summary>
    public ManualResetEventSlim SyncBegun { get; } = new();

    /// <summary>How much of a write arrives before <see cref="WriteFault"/> is thrown.</summary>
    public int TornBytes { get; set; }

    public int Syncs { get; private set; }

    /// <summary>The disk as it is after the power failed: only what was synced is there.</summary>
    public FaultyFolder AfterPowerLoss()
    {
        var next = new FaultyFolder();
        lock (_gate)
        {
            foreach (var (name, bytes) in _durable)
            {
                next._durable[name] = [.. bytes];
            }
        }

        return next;
    }

    public IReadOnlyList<string> List()
    {
        lock (_gate)
        {
            return [.. _durable.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public byte[] Read(string name)
    {
        lock (_gate)
        {
            return [.. _durable[name]];
        }
    }

    public void Put(string name, byte[] bytes)
    {
        lock (_gate)
        {
            _durable[name] = bytes;
        }
    }

    public ILogFile Create(string name)
    {
        if (WriteFault is { } fault)
        {
            throw fault;
        }

        Put(name, []);
        return new FaultyFile(this, name);
    }

    public ILogFile Open(string name) => new FaultyFile(this, name);

    public void Replace(string name, ReadOnlySpan<byte> bytes) => Put(name, bytes.ToArray());

    public void Delete(string name)
    {
        lock (_gate)
        {
            _durable.Remove(name).ShouldBeTrue();
        }
    }

    private sealed class FaultyFile(FaultyFolder folder, string name) : ILogFile
    {
        private readonly MemoryStream _cached = Copy(folder.Read(name));

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            _cached.Position = offset;
            if (folder.WriteFault is { } fault)
            {
                _cached.Write(bytes[..Math.Min(folder.TornBytes, bytes.Length)]);
                folder.Put(name, _cached.ToArray());
                throw fault;
            }

            _cached.Write(bytes);
        }

        public void Sync()
        {
            folder.SyncBegun.Set();
            folder.SyncStall?.Wait();
            if (folder.SyncFault is { } fault)
            {
                _cached.SetLength(0);
                _cached.Write(folder.Read(name));
                throw fault;
            }

            folder.Syncs++;
            folder.Put(name, _cached.ToArray());
        }

        public void Truncate(long length) => _cached.SetLength(length);

        public void Dispose() => _cached.Dispose();

        private static MemoryStream Copy(byte[] bytes)
        {
            var stream = new MemoryStream();
            stream.Write(bytes);
            return stream;
        }
    }
}
