using System.Net;
using System.Net.Sockets;

namespace CityTwin.Testing.Running;

/// <summary>
/// Loopback ports that nobody listens on, below those the kernel lends to outgoing connections: one of those may be lent
/// to somebody between being found and being used.
/// </summary>
public static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 31_999;

    /// <summary>Where the next search begins, so that a port given out is not given out again soon; by process at first.</summary>
    private static int _next = Environment.ProcessId * 37 % (Last - First);

    /// <summary>All different: each is held until the last is found.</summary>
    public static int[] Take(int count)
    {
        var held = new List<TcpListener>();
        try
        {
            while (held.Count < count)
            {
                var listener = new TcpListener(IPAddress.Loopback, First + (Interlocked.Increment(ref _next) % (Last - First)));
                try
                {
                    listener.Start();
                    held.Add(listener);
                }
                catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
                {
                    listener.Dispose();
                }
            }

            return [.. held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            held.ForEach(listener => listener.Stop());
        }
    }
}
