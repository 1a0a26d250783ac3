using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>The connections there are, and how many there may be.</summary>
internal sealed class DoorConnections(IOptions<FrontDoorOptions> options)
{
    private readonly ConcurrentDictionary<string, DoorConnection> _all = new(StringComparer.Ordinal);

    /// <summary>Connections that have not said who they are, by where they come from.</summary>
    private readonly ConcurrentDictionary<IPAddress, int> _waitingFrom = new();
    private int _count;
    private int _waiting;

    public int Count => Volatile.Read(ref _count);

    public IEnumerable<DoorConnection> All => _all.Values;

    /// <returns>False when there is no room.</returns>
    public bool TryAdd(DoorConnection connection)
    {
        var count = Interlocked.Increment(ref _count);
        var waiting = Interlocked.Increment(ref _waiting);
        var neighbours = _waitingFrom.AddOrUpdate(connection.Source, 1, (_, before) => before + 1);
        if (count <= options.Value.MaxConnections && waiting <= options.Value.MaxWaitingConnections
            && neighbours <= options.Value.MaxWaitingPerAddress)
        {
            _all[connection.Id] = connection;
            return true;
        }

        Interlocked.Decrement(ref _count);
        NoLongerWaits(connection);
        return false;
    }

    /// <summary>The connection no longer waits to be known.</summary>
    public void Admit(DoorConnection connection)
    {
        connection.IsAdmitted = true;
        NoLongerWaits(connection);
    }

    public void Remove(DoorConnection connection)
    {
        _all.TryRemove(connection.Id, out _);
        Interlocked.Decrement(ref _count);
        if (!connection.IsAdmitted)
        {
            NoLongerWaits(connection);
        }
    }

    private void NoLongerWaits(DoorConnection connection)
    {
        Interlocked.Decrement(ref _waiting);
        var left = _waitingFrom.AddOrUpdate(connection.Source, 0, (_, before) => before - 1);
        if (left == 0)
        {
            // Only while it is still none: another may have come from there in the meantime.
            _waitingFrom.TryRemove(KeyValuePair.Create(connection.Source, 0));
        }
    }
}
