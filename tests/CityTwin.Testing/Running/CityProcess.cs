using System.Diagnostics;
using System.Globalization;

namespace CityTwin.Testing.Running;

/// <summary>
/// A whole city started as anyone would start it, by <c>./citytwin up</c>: the real silo, gateway and storage, on free
/// ports and a data folder of its own.
/// </summary>
public sealed class CityProcess : IAsyncDisposable
{
    private const int TailLines = 80;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _clock;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Dictionary<(string Role, string Area, string? Department), string> _tokens = [];
    private LogTail? _log;
    private Process? _up;
    private List<OsProcess> _started = [];

    /// <param name="data">The data folder; a city started on it again goes on where it stopped.</param>
    public CityProcess(string name, string data, TimeProvider? clock = null)
    {
        Name = name;
        Data = data;
        _clock = clock ?? TimeProvider.System;
        var ports = FreePorts.Take(3);
        (MqttPort, HttpPort, GrpcPort) = (ports[0], ports[1], ports[2]);
    }

    public string Name { get; }

    public string Data { get; }

    /// <summary>With simulated devices, docks, robots, teams and people.</summary>
    public bool Simulated { get; init; }

    public int MqttPort { get; }

    public int HttpPort { get; }

    public int GrpcPort { get; }

    public Uri Http => new($"http://127.0.0.1:{HttpPort}");

    public Uri Grpc => new($"http://127.0.0.1:{GrpcPort}");

    /// <summary>Everything <c>up</c> started, down to the last grandchild, as found when it was ready.</summary>
    public IReadOnlyList<OsProcess> Started => _started;

    public OsProcess Silo => Named("CityTwin.Silo");

    public OsProcess Gateway => Named("CityTwin.Gateway");

    public OsProcess Storage => Named("azurite");

    public string Tail => _log is null ? "" : $"{_log.File}:\n{_log}";

    /// <summary>Starts the city and waits until its gateway says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It stopped, or was not ready in time; the message has its log's end.</exception>
    public async Task Start(params string[] more)
    {
        _log?.Dispose();
        _log = new LogTail(Path.Combine(RepositoryRoot.Artifacts("logs"), $"{Name}.log"), TailLines);
        // As a script's `citytwin up &` starts it, where SIGINT is ignored: it has to hear it all the same.
        var start = new ProcessStartInfo(
            "env", ["--ignore-signal=INT", Path.Combine(RepositoryRoot.Path, "citytwin"), .. Arguments(), .. more])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _up = Process.Start(start) ?? throw new InvalidOperationException("./citytwin did not start.");
        _up.OutputDataReceived += (_, line) => _log.Add(line.Data);
        _up.ErrorDataReceived += (_, line) => _log.Add(line.Data);
        _up.BeginOutputReadLine();
        _up.BeginErrorReadLine();
        var from = _clock.GetTimestamp();
        while (!await IsReady())
        {
            if (_up.HasExited)
            {
                throw new InvalidOperationException($"./citytwin up ended with {_up.ExitCode}.\n{Tail}");
            }

            if (_clock.GetElapsedTime(from) > StartLimit)
            {
                var tail = Tail;
                await Stop();
                throw new InvalidOperationException($"./citytwin up was not ready after {StartLimit}.\n{tail}");
            }

            await Task.Delay(LookAgain, _clock);
        }

        _started = [.. OsProcess.DescendantsOf(_up.Id)];
    }

    /// <summary>Interrupts it as Ctrl-C would, and answers what is still alive once it has ended.</summary>
    public async Task<IReadOnlyList<OsProcess>> Stop()
    {
        if (_up is null)
        {
            return [];
        }

        var all = _started.Union(OsProcess.DescendantsOf(_up.Id)).ToList();
        OsProcess.Find(_up.Id)?.Interrupt();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _up.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            all.Add(OsProcess.Find(_up.Id)!);
        }

        var left = all.Where(process => process.IsAlive).ToList();
        left.ForEach(process => process.Kill());
        _up.Dispose();
        _up = null;
        _started = [];
        return left;
    }

    /// <summary>Waits until <c>up</c> ends by itself, as it does when its silo is gone.</summary>
    public async Task WaitForExit(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        await _up!.WaitForExitAsync(patience.Token);
    }

    /// <summary>A bearer token from <c>./citytwin token</c>; asked for once for each holder.</summary>
    /// <param name="department">Makes the holder another principal than one of the same role without it.</param>
    public async Task<string> Token(string role = "admin", string area = "50", string? department = null)
    {
        if (_tokens.TryGetValue((role, area, department), out var known))
        {
            return known;
        }

        string[] of = department is null ? [] : ["--department", department];
        var answer = await Command.Run(Path.Combine(RepositoryRoot.Path, "citytwin"),
            ["token", "--role", role, "--area", area, "--data", Data, .. of], TimeSpan.FromMinutes(2));
        return answer.Succeeded
            ? _tokens[(role, area, department)] = answer.Output.Trim()
            : throw new InvalidOperationException($"No token.\n{answer}");
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _http.Dispose();
        _log?.Dispose();
    }

    private string[] Arguments() =>
    [
        "up", .. Simulated ? Array.Empty<string>() : ["--no-sim"], "--data", Data, "--mqtt-port", Text(MqttPort), "--http-port", Text(HttpPort),
        "--grpc-port", Text(GrpcPort),
    ];

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Http, "health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private OsProcess Named(string name) => _started.LastOrDefault(process => process.CommandLine.Contains(name,
            StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException(
            $"{name} is not among what up started:\n{string.Join('\n', _started.Select(p => p.CommandLine))}");
}
