using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using CityTwin.Mqtt;
using CityTwin.Silo.Tests.Ingest.Log;
using Microsoft.Extensions.DependencyInjection;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor.Publishing;

public class PowerLossTests
{
    private const int Devices = 4;
    private const int Messages = 500;
    private const int Burst = 50;

    /// <summary>A sync need not come: the devices may have said all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Of_many_messages_in_flight_none_that_was_acknowledged_is_lost_when_the_power_fails()
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder).Start();
        await using var door = await Door.Open(replace: services => services.AddSingleton<IReadingIntake>(new LogIntake(log)));
        using var bystander = await RawDevice.Connect(door, door.Register("bystander"));
        var acknowledged = new int[Devices];
        var devices = Task.WhenAll(Enumerable.Range(0, Devices).Select(i => Run(door, i, acknowledged)));
        while (!devices.IsCompleted)
        {
            using var stall = new ManualResetEventSlim();
            folder.SyncBegun.Reset();
            folder.SyncStall = stall;
            try
            {
                folder.SyncBegun.Wait(Patience);

                // While a sync hangs: a conversation as long as an acknowledgement that comes too early would take.
                await bystander.Send(Packets.Ping);
                (await bystander.Read()).Type.ShouldBe(RawDevice.PingResp);
                ShouldHave(folder, acknowledged);
            }
            finally
            {
                folder.SyncStall = null;
                stall.Set();
            }
        }

        await devices;
        Kept(folder).ShouldAllBe(values => values.SequenceEqual(Enumerable.Range(1, Messages)));
    }

    /// <summary>In order and without a hole: an acknowledgement speaks of the message with its number and no other.</summary>
    private static void ShouldHave(FaultyFolder folder, int[] acknowledged)
    {
        var before = acknowledged.ToArray();
        var kept = Kept(folder);
        for (var i = 0; i < Devices; i++)
        {
            kept[i].Take(before[i]).ShouldBe(Enumerable.Range(1, before[i]));
        }
    }

    private static async Task Run(Door door, int number, int[] acknowledged)
    {
        var id = door.Register($"power-{number}");
        using var device = await RawDevice.Connect(door, id);
        var sending = Task.Run(async () =>
        {
            for (var from = 1; from <= Messages; from += Burst)
            {
                await device.Send([.. Enumerable.Range(from, Burst)
                    .Select(i => Packets.Publish(DeviceTopic.Telemetry(id), Door.Level(i), (ushort)i))]);
            }
        });
        for (var i = 1; i <= Messages; i++)
        {
            (await device.ReadAcks(1)).ShouldBe([i]);
            Volatile.Write(ref acknowledged[number], i);
        }

        await sending;
    }

    /// <summary>What each device said, as far as the disk has it.</summary>
    private static List<int>[] Kept(FaultyFolder folder)
    {
        var disk = folder.AfterPowerLoss();
        var readings = LogReplay.From(disk, LogRecovery.Of(disk).Segments, 0).SelectMany(commit => commit.Readings).ToList();
        return
        [
            .. Enumerable.Range(0, Devices).Select(number => readings
                .Where(reading => reading.DeviceId == $"power-{number}")
                .Select(reading => (int)reading.Reading.Values[0].Value)
                .ToList()),
        ];
    }
}
