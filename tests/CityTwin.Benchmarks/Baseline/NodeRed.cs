using System.Diagnostics;
using System.Text;
using CityTwin.Benchmarks.Load;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Baseline;

/// <summary>Node-RED with one flow, mqtt-in → JSON → threshold → mqtt-out. It has no broker: a Mosquitto stands before it.</summary>
internal sealed class NodeRed : IDisposable
{
    private const string Variable = "CITYTWIN_NODE_RED";
    private const string Probe = "probe";
    private const string Log = "artifacts/logs/node-red.log";
    private const int TailLines = 40;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly LogTail _log = new(Path.Combine(RepositoryRoot.Artifacts("logs"), "node-red.log"), TailLines);
    private readonly Flow _flow;
    private readonly Process _process;
    private OsProcess? _os;

    private NodeRed(string script, Mosquitto broker, Flow flow)
    {
        (Broker, _flow) = (broker, flow);
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("node", [script, "--userDir", flow.Folder])
            {
                WorkingDirectory = flow.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => _log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _log.Add(line.Data);
    }

    public Mosquitto Broker { get; }

    /// <summary>Node-RED alone.</summary>
    public OsProcess Os => _os ?? throw new InvalidOperationException("Node-RED ended at once.");

    /// <exception cref="InvalidOperationException">It is not installed, or its flow does not answer in time.</exception>
    public static async Task<NodeRed> Start(TimeProvider clock)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } script)
        {
            throw new InvalidOperationException($"{Variable} does not name its script. ./citytwin bench sets it when npm has "
                + "brought it; artifacts/bench-build.log says why it has not.");
        }

        var broker = await Mosquitto.Start(clock);
        var nodeRed = new NodeRed(script, broker, await Flow.Write(broker.Port));
        try
        {
            nodeRed.Launch();
            await nodeRed.Answers(clock);
            return nodeRed;
        }
        catch
        {
            nodeRed.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _os?.Terminate();
        if (_os is not null && !_process.WaitForExit(StopLimit))
        {
            _os.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _log.Dispose();
        _flow.Dispose();
        Broker.Dispose();
    }

    private void Launch()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _os = OsProcess.Find(_process.Id);
    }

    /// <summary>Waits until a reading comes back as an alert.</summary>
    private async Task Answers(TimeProvider clock)
    {
        var (readings, alerts) = Flow.TopicsOf(Probe);
        using var socket = await MqttSocket.Open(Broker.Port, Probe);
        await socket.Subscribe(alerts, qos: 0);
        await socket.Send(Retained(readings, new PayloadWriter(clock, readings: 1)));
        var answer = Alert(socket);
        try
        {
            await await Task.WhenAny(answer, _process.WaitForExitAsync()).WaitAsync(StartLimit, clock);
        }
        catch (TimeoutException)
        {
            // Said below.
        }

        if (!answer.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException(_process.HasExited
                ? $"it ended with {_process.ExitCode}; {Log} says why."
                : $"its flow did not answer within {StartLimit}; {Log} says why.");
        }
    }

    private static async Task Alert(MqttSocket socket)
    {
        var came = false;
        while (!came)
        {
            await socket.Receive((type, _, _) => came |= type == MqttPackets.Publish);
        }
    }

    /// <summary>The broker keeps it, and Node-RED is given it as soon as it subscribes.</summary>
    private static ReadOnlyMemory<byte> Retained(string topic, PayloadWriter payloads)
    {
        var (packet, payload) = (new byte[256], new byte[PayloadWriter.MaxBytes(1)]);
        var length = MqttPackets.WritePublish(
            packet, Encoding.UTF8.GetBytes(topic), payload.AsSpan(0, payloads.WriteFlood(payload)), 0, 0);
        packet[0] |= MqttPackets.Retain;
        return packet.AsMemory(0, length);
    }
}
