using CityTwin.Silo.Tests.Ingest.Log;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Disks that fail until this is disposed.</summary>
internal sealed class BrokenDisks : IDisposable
{
    private readonly IReadOnlyList<FaultyFolder> _disks;

    public BrokenDisks(IEnumerable<FaultyFolder> disks)
    {
        _disks = [.. disks];
        Fail(new IOException("The disk is broken."));
    }

    public void Dispose() => Fail(null);

    private void Fail(Exception? fault)
    {
        foreach (var disk in _disks)
        {
            disk.WriteFault = fault;
        }
    }
}
