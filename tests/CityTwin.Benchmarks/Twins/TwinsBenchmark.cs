using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Load;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.Testing.Running;
using Spectre.Console;

namespace CityTwin.Benchmarks.Twins;

/// <summary>
/// What a resident sensor twin costs, all told: activation, state, its place in cell, street index and registry. Read off
/// the silo's heap after a full collection, as twins are added.
/// </summary>
internal sealed class TwinsBenchmark(TwinsOptions options, TimeProvider clock, IAnsiConsole console) : IBenchmark
{
    private const string Gateway = "bench-gateway";
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromMinutes(3);

    public async Task<BenchmarkResult> Run(CityProcess city)
    {
        var machine = MachineFacts.Read();
        var gateway = await DeviceFleet.ProvisionGateway(city, Gateway);
        var rows = new List<IReadOnlyList<string>>();
        var before = await LiveHeap.Of(city.Silo.Pid);
        for (var step = 1; step <= options.Steps; step++)
        {
            var fleet = await DeviceFleet.Provision(city, $"bench-{step}", options.PerStep, Gateway);
            await Speak(city, gateway, fleet);
            var now = await LiveHeap.Of(city.Silo.Pid);
            console.MarkupLineInterpolated($"{step * options.PerStep:N0} twins: {now / 1048576.0:F0} MiB");
            rows.Add(
            [
                $"{step * options.PerStep:N0}", $"{now / 1048576.0:F0}", $"{city.Silo.ResidentBytes / 1048576.0:F0}",
                $"{(now - before) / 1024.0 / options.PerStep:F2}",
            ]);
            before = now;
        }

        return new BenchmarkResult("twins", machine,
            $"{options.Readings} readings each, by an edge gateway in messages of {options.PerMessage}; the silo's heap after "
            + "a full collection, and its process's resident memory beside it; the first step pays for what is shared",
            ["resident twins", "heap MiB", "process MiB", "heap KiB for each twin added"], rows);
    }

    private async Task Speak(CityProcess city, FleetDevice gateway, DeviceFleet fleet)
    {
        using var socket = await MqttSocket.Open(city.MqttPort, gateway.Id, gateway.Id, gateway.Password);
        var topic = Encoding.UTF8.GetBytes($"citytwin/v1/{gateway.Id}/batch");
        var lastMs = 0L;
        for (var reading = 0; reading < options.Readings; reading++)
        {
            lastMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
            foreach (var part in fleet.Devices.Chunk(options.PerMessage))
            {
                await Publish(socket, topic, part, lastMs, reading);
            }
        }

        await CatchUp(city, fleet.Devices[^1], lastMs);
    }

    private static async Task Publish(MqttSocket socket, byte[] topic, FleetDevice[] part, long t, int reading)
    {
        var items = part.Select(device => string.Create(CultureInfo.InvariantCulture,
            $$"""{"deviceId":"{{device.Id}}","t":{{t}},"levelM":{{2.5 + (reading / 1000.0)}}}"""));
        var payload = Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]");
        var packet = new byte[payload.Length + topic.Length + 16];
        await socket.Send(packet.AsMemory(0, MqttPackets.WritePublish(packet, topic, payload, 1, 1)));
        var (reason, why) = (-1, "");
        while (reason < 0)
        {
            await socket.Receive((type, _, body) =>
            {
                if (type == MqttPackets.PubAck)
                {
                    reason = body.Length > 2 ? body[2] : 0;
                    why = body.Length > 3 ? Encoding.UTF8.GetString(body[3..]) : "";
                }
            });
        }

        if (reason >= 0x80)
        {
            throw new InvalidOperationException($"A batch was refused: reason {reason}, {why}.");
        }
    }

    private async Task CatchUp(CityProcess city, FleetDevice last, long lastMs)
    {
        using var http = new HttpClient { BaseAddress = city.Http };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await city.Token());
        var from = clock.GetTimestamp();
        while (JsonNode.Parse(await http.GetStringAsync($"/v1/twins/{last.TwinId}"))?["metrics"]?["levelM"]?["t"]
            ?.GetValue<DateTimeOffset>().ToUnixTimeMilliseconds() != lastMs)
        {
            if (clock.GetElapsedTime(from) > CatchUpLimit)
            {
                throw new InvalidOperationException($"{last.Id} did not catch up within {CatchUpLimit}.");
            }

            await Task.Delay(LookAgain, clock);
        }
    }
}
