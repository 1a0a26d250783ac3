using System.Net;
using System.Net.Sockets;

namespace CityTwin.Cli.Up;

/// <summary>The ports of one city on this machine's loopback.</summary>
/// <param name="Mqtt">Devices.</param>
/// <param name="Http">Console, REST, gRPC-Web.</param>
/// <param name="Grpc">gRPC.</param>
/// <param name="Storage">Blob storage.</param>
/// <param name="SiloHttp">The silo's health.</param>
/// <param name="Silo">Silo to silo.</param>
/// <param name="SiloGateway">Gateway to silo.</param>
public sealed record Ports(int Mqtt, int Http, int Grpc, int Storage, int SiloHttp, int Silo, int SiloGateway)
{
    private const int Least = 1;
    private const int Most = 65535;
    private const int Chosen = 4;

    /// <summary>Below the ports the kernel lends to outgoing connections, which may take one while the city starts.</summary>
    private const int FirstChosen = 22_000;
    private const int LastChosen = 31_999;

    /// <summary>Takes the three that people know, as asked for, and any free ones for the rest.</summary>
    /// <exception cref="CliException">One asked for is no port, busy, or asked for twice.</exception>
    public static Ports Choose(int mqtt, int http, int grpc)
    {
        (int Port, string Option, string What)[] asked =
            [(mqtt, "--mqtt-port", "MQTT"), (http, "--http-port", "HTTP"), (grpc, "--grpc-port", "gRPC")];
        var held = new List<TcpListener>();
        try
        {
            foreach (var (port, option, what) in asked)
            {
                held.Add(Hold(port, option, what, asked.Where(other => other.Port == port).Select(other => other.Option)));
            }

            // Held until the last is found, so that all differ.
            var free = Enumerable.Range(0, LastChosen - FirstChosen)
                .Select(i => TryListen(FirstChosen + ((i + Environment.ProcessId) % (LastChosen - FirstChosen))))
                .OfType<TcpListener>().Take(Chosen).ToList();
            held.AddRange(free);
            var ports = free.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
            return new Ports(mqtt, http, grpc, ports[0], ports[1], ports[2], ports[3]);
        }
        finally
        {
            held.ForEach(listener => listener.Stop());
        }
    }

    private static TcpListener Hold(int port, string option, string what, IEnumerable<string> askers)
    {
        if (port is < Least or > Most)
        {
            throw new CliException($"{option} {port}: a port is {Least} to {Most}.");
        }

        if (askers.Count() > 1)
        {
            throw new CliException($"{string.Join(" and ", askers)} are both {port}: each needs its own port.");
        }

        try
        {
            return Listen(port);
        }
        catch (SocketException e)
        {
            throw new CliException($"the {what} port {port} cannot be used ({e.SocketErrorCode}): "
                + $"stop what listens on it, or choose another with {option}. `ss -ltnp sport = :{port}` says what it is.");
        }
    }

    private static TcpListener? TryListen(int port)
    {
        try
        {
            return Listen(port);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }
}
