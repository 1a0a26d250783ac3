using CityTwin.Ingest;
using CityTwin.Mqtt;
using CityTwin.Testing.Running;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor.Publishing;

public class PublishLaneTests
{
    private const byte Mqtt5 = 5;

    [Fact]
    public async Task The_next_messages_are_read_while_the_first_are_being_synced()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("busy"));
        var gate = door.Intake.Hold();
        for (ushort id = 1; id <= 50; id++)
        {
            await device.Send(Publish("busy", id));
        }

        await door.Intake.Entered(50).WaitAsync(Command.Patience);
        door.Intake.Committed.ShouldBeEmpty();
        gate.SetResult();
        (await device.ReadAcks(50)).ShouldBe(Enumerable.Range(1, 50));
        door.Intake.Values.ShouldBe(Enumerable.Range(1, 50).Select(id => (double)id));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Acknowledgements_come_in_the_order_of_the_messages_good_or_bad(byte version)
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("ordered"), version);
        var gate = door.Intake.Hold();
        byte[]? properties = version == Mqtt5 ? [] : null;
        await device.Send(
            Publish("ordered", 9, properties),
            Packets.Publish(DeviceTopic.Telemetry("ordered"), "no JSON", 3, properties),
            Packets.Publish("citytwin/v1/ordered/event", "{}", 8, properties),
            Publish("ordered", 1, properties),
            Packets.Publish(DeviceTopic.Telemetry("somebody-else"), "{}", 7, properties),
            Publish("ordered", 2, properties));
        await door.Intake.Entered(3).WaitAsync(Command.Patience);
        gate.SetResult();
        (await device.ReadAcks(6)).ShouldBe([9, 3, 8, 1, 7, 2]);
        door.Intake.Values.ShouldBe([9, 1, 2]);
    }

    [Fact]
    public async Task A_message_that_comes_in_pieces_is_taken_when_it_is_whole()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("pieces"));
        byte[] packets = [.. Publish("pieces", 1), .. Publish("pieces", 0), .. Packets.Ping, .. Publish("pieces", 2)];
        foreach (var one in packets)
        {
            await device.Send([one]);
        }

        var answers = new List<byte>();
        while (answers.Count < 3)
        {
            answers.Add((await device.Read()).Type);
        }

        answers.Order().ShouldBe([RawDevice.PubAck, RawDevice.PubAck, RawDevice.PingResp]);
        door.Intake.Values.ShouldBe([1, 0, 2]);
    }

    [Fact]
    public async Task A_message_larger_than_what_is_read_at_once_is_taken()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("large"));
        var readings = $"[{string.Join(", ", Enumerable.Range(0, 900).Select(i => Door.Level(i) + new string(' ', 100)))}]";
        await device.Send(
            Publish("large", 1), Packets.Publish(DeviceTopic.Telemetry("large"), readings, 2), Publish("large", 3));
        (await device.ReadAcks(3)).ShouldBe([1, 2, 3]);
        door.Intake.Committed.Count.ShouldBe(902);
    }

    [Fact]
    public async Task No_more_is_read_of_a_device_with_as_many_messages_in_flight_as_it_may_have()
    {
        await using var door = await Door.Open(options => options.MaxUnacknowledged = 4);
        using var device = await RawDevice.Connect(door, door.Register("eager"));
        var gate = door.Intake.Hold();
        await device.Send([.. Enumerable.Range(1, 20).Select(id => Publish("eager", (ushort)id))]);
        await door.Intake.Entered(4).WaitAsync(Command.Patience);
        gate.SetResult();
        (await device.ReadAcks(20)).ShouldBe(Enumerable.Range(1, 20));
        door.Intake.MostWaiting.ShouldBe(4);
    }

    [Fact]
    public async Task After_a_message_that_is_not_stored_nothing_more_is_acknowledged_over_MQTT_3_1_1()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("unlucky"));
        await device.Send(Publish("unlucky", 1));
        (await device.ReadAcks(1)).ShouldBe([1]);
        var gate = door.Intake.Hold();
        await device.Send(Publish("unlucky", 2), Packets.Publish(DeviceTopic.Telemetry("unlucky"), "bad", 3));
        await door.Intake.Entered(2).WaitAsync(Command.Patience);
        door.Intake.Failure = new LogUnavailableException("The disk is full.");
        gate.SetResult();
        (await device.ReadToEnd()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alias_stands_for_its_topic_from_then_on()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("brief"), Mqtt5);
        byte[] alias = [0x23, 0, 7];
        await device.Send(
            Publish("brief", 1, alias), Packets.Publish("", Door.Level(2), 2, alias),
            Packets.Publish("", Door.Level(3), 3, [0x01, 1, 0x23, 0, 7, 0x26, 0, 1, (byte)'a', 0, 1, (byte)'b']));
        (await device.ReadAcks(3)).ShouldBe([1, 2, 3]);
        door.Intake.Values.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task An_alias_that_stands_for_nothing_is_refused()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("vague"), Mqtt5);
        await device.Send(Packets.Publish("", Door.Level(1), 5, [0x23, 0, 7]));
        var (_, body) = await device.Read();
        body[2].ShouldBe((byte)0x90);
        door.Intake.Committed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_malformed_message_ends_its_connection_and_what_came_before_it_is_stored()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("garbled"));
        await device.Send(Publish("garbled", 1), [0x32, 0x02, 0x00, 0x7F], Publish("garbled", 2));
        (await device.ReadToEnd()).ShouldAllBe(type => type == RawDevice.PubAck);
        door.Intake.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task A_device_that_hangs_up_in_the_middle_of_a_packet_is_forgotten()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("hasty"));
        await device.Send(Publish("hasty", 1), Publish("hasty", 2)[..^3]);
        device.EndSending();
        (await device.ReadToEnd()).ShouldAllBe(type => type == RawDevice.PubAck);
        door.Intake.Values.ShouldBe([1]);
    }

    private static byte[] Publish(string deviceId, ushort id, byte[]? properties = null) =>
        Packets.Publish(DeviceTopic.Telemetry(deviceId), Door.Level(id), id, properties);
}
