using System.Buffers;
using System.Text;
using CityTwin.Ingest.FrontDoor;
using CityTwin.Ingest.FrontDoor.Publishing;
using CsCheck;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor.Publishing;

/// <summary>The lane reads what the broker's own library writes, and writes what it reads.</summary>
public class PublishPacketTests
{
    private static readonly Gen<MqttPublishPacket> Published =
        Gen.Select(Gen.String, Gen.Byte.Array, Gen.UShort[1, ushort.MaxValue], Gen.UShort[0, 20], Gen.Bool, Gen.Bool, Gen.Bool)
            .Select((topic, payload, id, alias, retain, isAcknowledged, hasMore) => new MqttPublishPacket
            {
                Topic = $"t{topic}",
                PayloadSegment = payload,
                PacketIdentifier = isAcknowledged ? id : (ushort)0,
                QualityOfServiceLevel = isAcknowledged
                    ? MqttQualityOfServiceLevel.AtLeastOnce
                    : MqttQualityOfServiceLevel.AtMostOnce,
                Retain = retain,
                TopicAlias = alias,
                ContentType = hasMore ? "application/json" : null,
                ResponseTopic = hasMore ? "answer" : null,
                CorrelationData = hasMore ? payload : null,
                MessageExpiryInterval = hasMore ? 7u : 0,
                UserProperties = hasMore ? [new MqttUserProperty("a", Encoding.UTF8.GetBytes("b"))] : null,
            });

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public void Every_message_is_read_as_it_was_written(MqttProtocolVersion version) => Published.Sample(packet =>
    {
        var isMqtt5 = version == MqttProtocolVersion.V500;
        var (first, body) = Encode(packet, version);
        PublishPacket.IsIt(first).ShouldBeTrue();
        PublishPacket.TryRead(first, body, isMqtt5, out var read).ShouldBeTrue();
        (read.Qos, read.Retain, read.PacketId, read.Alias).ShouldBe((
            (byte)packet.QualityOfServiceLevel, packet.Retain, packet.PacketIdentifier, isMqtt5 ? packet.TopicAlias : (ushort)0));
        Encoding.UTF8.GetString(read.Topic.Span).ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(packet.Topic)));
        read.Payload.ToArray().ShouldBe(packet.Payload.ToArray());
    });

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Select(Gen.Byte, Gen.Byte[0, 40].Array[0, 40], Gen.Bool).Sample(
        (first, body, isMqtt5) =>
        {
            _ = PublishPacket.TryRead(first, body, isMqtt5, out _);
        });

    [Theory]
    [InlineData(new byte[] { 0, 1, (byte)'t', 0, 0, 0 })] // packet id 0
    [InlineData(new byte[] { 0, 1, (byte)'t', 0, 1, 3, 0x23, 0, 0 })] // alias 0
    [InlineData(new byte[] { 0, 1, (byte)'t', 0, 1, 6, 0x23, 0, 1, 0x23, 0, 2 })] // two aliases
    [InlineData(new byte[] { 0, 1, (byte)'t', 0, 1, 2, 0x7F, 0 })] // no such property
    [InlineData(new byte[] { 0, 1, (byte)'t', 0, 1, 9, 0x01, 0 })] // properties longer than the packet
    [InlineData(new byte[] { 0, 9, (byte)'t' })] // topic longer than the packet
    public void What_a_client_may_not_send_is_left_to_the_broker(byte[] body) =>
        PublishPacket.TryRead(0x32, body, isMqtt5: true, out _).ShouldBeFalse();

    [Fact]
    public void Every_acknowledgement_is_read_as_it_was_written() =>
        Gen.Select(Gen.UShort[1, ushort.MaxValue], Gen.Byte, Gen.Char[' ', 'Ж'].Array[0, Acknowledgement.MaxReason]).Sample(
            (id, code, reason) =>
            {
                var output = new ArrayBufferWriter<byte>();
                new Acknowledgement(code, new string(reason)).Write(output, id, isMqtt5: true);
                Acknowledgement.Success.Write(output, id, isMqtt5: false);
                var (first, body) = Split(output.WrittenMemory[..^4]);
                var packet = Adapter(MqttProtocolVersion.V500).Decode(new ReceivedMqttPacket(first, body, body.Length));
                var ack = packet.ShouldBeOfType<MqttPubAckPacket>();
                (ack.PacketIdentifier, (byte)ack.ReasonCode, ack.ReasonString ?? "")
                    .ShouldBe((id, code, code == 0 ? "" : new string(reason)));
                output.WrittenSpan[^4..].ToArray().ShouldBe([0x40, 2, (byte)(id >> 8), (byte)id]);
            });

    private static (byte First, byte[] Body) Encode(MqttPublishPacket packet, MqttProtocolVersion version)
    {
        var buffer = Adapter(version).Encode(packet);
        return Split((byte[])[.. buffer.Packet, .. buffer.Payload.ToArray()]);
    }

    private static (byte First, byte[] Body) Split(ReadOnlyMemory<byte> packet)
    {
        PacketHeader.TryRead(new ReadOnlySequence<byte>(packet), out var header).ShouldBeTrue();
        header.Bytes.ShouldBe(packet.Length);
        return (header.First, packet[header.HeaderBytes..].ToArray());
    }

    private static MqttPacketFormatterAdapter Adapter(MqttProtocolVersion version) =>
        new(version, new MqttBufferWriter(4096, 65535));
}
