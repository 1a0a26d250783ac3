using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>The connections there are, and how many there may be.</summary>
internal sealed class DoorConnections(IOptions<FrontDoorOptions> options)
{
    private readonly ConcurrentDictionary<string, DoorConnection> _all = new(StringComparer.Ordinal);
    private int _count;
    private int _waiting;

    public int Count => Volatile.Read(ref _count);

    public IEnumerable<DoorConnection> All => _all.Values;

    /// <returns>False when there is no room.</returns>
    public bool TryAdd(DoorConnection connection)
    {
        var count = Interlocked.Increment(ref _count);
        var waiting = Interlocked.Increment(ref _waiting);
        if (count <= options.Value.MaxConnections && waiting <= options.Value.MaxWaitingConnections)
        {
            _all[connection.Id] = connection;
            return true;
        }

        Interlocked.Decrement(ref _count);
        Interlocked.Decrement(ref _waiting);
        return false;
    }

    /// <summary>The connection no longer waits to be known.</summary>
    public void Admit(DoorConnection connection)
    {
        connection.IsAdmitted = true;
        Interlocked.Decrement(ref _waiting);
    }

    public void Remove(DoorConnection connection)
    {
        _all.TryRemove(connection.Id, out _);
        Interlocked.Decrement(ref _count);
        if (!connection.IsAdmitted)
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
