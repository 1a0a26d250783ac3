using System.Diagnostics;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Baseline;

/// <summary>A bare Mosquitto on a free port: nothing durable, no rules, one subscriber. What CityTwin is held against.</summary>
internal sealed class Mosquitto : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _folder;

    private Mosquitto(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
        Os = OsProcess.Find(process.Id) ?? throw new InvalidOperationException("mosquitto ended at once.");
    }

    public int Port { get; }

    public OsProcess Os { get; }

    /// <exception cref="InvalidOperationException">It is not installed, or does not listen in time.</exception>
    public static async Task<Mosquitto> Start(TimeProvider clock)
    {
        var program = new[] { "/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto" }.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("mosquitto is not installed (Debian: apt-get install mosquitto).");
        var port = FreePorts.Take(1)[0];
        var folder = Directory.CreateTempSubdirectory("citytwin-mosquitto-").FullName;
        var settings = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(settings, $"""
            listener {port} 127.0.0.1
            allow_anonymous true
            set_tcp_nodelay true
            persistence false
            max_inflight_messages 0
            max_queued_messages 0
            sys_interval 1
            log_type error

            """);
        var process = Process.Start(new ProcessStartInfo(program, ["-c", settings]))
            ?? throw new InvalidOperationException("mosquitto did not start.");
        var from = clock.GetTimestamp();
        while (!await Listens(port))
        {
            if (process.HasExited || clock.GetElapsedTime(from) > StartLimit)
            {
                throw new InvalidOperationException($"mosquitto does not listen on port {port}.");
            }

            await Task.Delay(LookAgain, clock);
        }

        return new Mosquitto(process, folder, port);
    }

    public void Dispose()
    {
        Os.Terminate();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<bool> Listens(int port)
    {
        try
        {
            using var probe = new System.Net.Sockets.TcpClient();
            await probe.ConnectAsync(System.Net.IPAddress.Loopback, port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
