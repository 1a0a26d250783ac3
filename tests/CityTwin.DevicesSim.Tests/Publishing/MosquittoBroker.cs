using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CityTwin.Testing.Running;

namespace CityTwin.DevicesSim.Tests.Publishing;

/// <summary>A real Mosquitto on a free port, that can be killed and started again.</summary>
internal sealed class MosquittoBroker : IDisposable
{
    private const string Program = "/usr/sbin/mosquitto";

    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly string _configuration = Path.GetTempFileName();
    private Process? _process;

    public int Port { get; } = FreePorts.Take(1)[0];

    /// <summary>Skips the test when it is not installed.</summary>
    public static async Task<MosquittoBroker> Start()
    {
        if (!File.Exists(Program))
        {
            Assert.Skip("mosquitto is not installed (Debian: mosquitto).");
        }

        var broker = new MosquittoBroker();
        await File.WriteAllTextAsync(broker._configuration, string.Create(
            CultureInfo.InvariantCulture, $"listener {broker.Port} 127.0.0.1\nallow_anonymous true\n"));
        await broker.StartAgain();
        return broker;
    }

    public async Task StartAgain()
    {
        _process = Process.Start(new ProcessStartInfo(Program, ["-c", _configuration]) { RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var clock = TimeProvider.System;
        var from = clock.GetTimestamp();
        while (!await Listens())
        {
            clock.GetElapsedTime(from).ShouldBeLessThan(StartWithin, "mosquitto does not listen");
            await Task.Delay(LookAgain, clock);
        }
    }

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Kill();
        }

        File.Delete(_configuration);
    }

    private async Task<bool> Listens()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
