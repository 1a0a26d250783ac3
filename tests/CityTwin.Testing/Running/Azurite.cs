using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace CityTwin.Testing.Running;

/// <summary>
/// A real Azurite on a free port with a folder of its own. It is looked for in the checkout's <c>.tools</c>, where
/// <c>./citytwin</c> installs it, and on the PATH.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    // Azurite's documented development account; it guards nothing.
    private const string Account = "devstoreaccount1";
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly LogTail _log;

    private Azurite(Process process, DirectoryInfo folder, int port, LogTail log)
    {
        _process = process;
        _folder = folder;
        _log = log;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
            $"BlobEndpoint=http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/{Account};";
        Pid = process.Id;
    }

    public string ConnectionString { get; }

    public int Pid { get; }

    /// <summary>The program, or nothing when this machine has none.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Prepend(Path.Combine(RepositoryRoot.Path, ".tools", "azurite", "node_modules", ".bin"))
        .Select(folder => Path.Combine(folder, "azurite-blob"))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts it and waits until it takes connections; skips the test where there is no Azurite.</summary>
    public static async Task<Azurite> Start(TimeProvider? clock = null)
    {
        var program = Find() ?? throw new SkipTestException("needs Azurite in .tools (./citytwin up installs it) or on the PATH");
        var port = FreePorts.Take(1)[0];
        var folder = Directory.CreateTempSubdirectory("azurite-");
        var log = new LogTail(Path.Combine(RepositoryRoot.Artifacts("logs"), $"azurite-{port}.log"), 40);
        var process = Process.Start(new ProcessStartInfo(program,
        [
            "--blobPort", port.ToString(CultureInfo.InvariantCulture), "--location", folder.FullName,
            "--silent", "--disableTelemetry",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, line) => log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var azurite = new Azurite(process, folder, port, log);
        await azurite.WaitUntilItListens(port, clock ?? TimeProvider.System);
        return azurite;
    }

    /// <summary>Holds it still, as a hung storage service would be.</summary>
    public void Pause() => OsProcess.Find(Pid)?.Pause();

    public void Resume() => OsProcess.Find(Pid)?.Resume();

    public async ValueTask DisposeAsync()
    {
        Resume();
        OsProcess.Find(Pid)?.Interrupt();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task WaitUntilItListens(int port, TimeProvider clock)
    {
        for (var from = clock.GetTimestamp(); ;)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (clock.GetElapsedTime(from) < StartLimit && !_process.HasExited)
            {
                await Task.Delay(LookAgain, clock);
            }
            catch (SocketException e)
            {
                await DisposeAsync();
                throw new InvalidOperationException($"Azurite does not listen on {port}.\n{_log}", e);
            }
        }
    }
}
