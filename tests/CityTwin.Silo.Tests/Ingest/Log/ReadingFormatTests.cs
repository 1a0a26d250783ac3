using CityTwin.Ingest.Log;
using CsCheck;

namespace CityTwin.Silo.Tests.Ingest.Log;

public class ReadingFormatTests
{
    [Fact]
    public void Any_readings_are_read_as_they_were_written() => Readings.Any.List[1, 30].Sample(readings =>
    {
        var payload = Encode(readings);
        new ReadingDecoder().Read(payload, readings.Count).Select(x => x.Text()).ShouldBe(readings.Select(x => x.Text()));
    });

    [Fact]
    public void One_decoder_reads_frame_after_frame()
    {
        var decoder = new ReadingDecoder();
        Readings.Any.List[1, 5].Sample(readings =>
            decoder.Read(Encode(readings), readings.Count).Select(x => x.Text()).ShouldBe(readings.Select(x => x.Text())),
            threads: 1);
    }

    [Fact]
    public void A_payload_that_ends_early_is_refused() => Readings.Any.List[1, 4].Sample(readings =>
    {
        var payload = Encode(readings);
        for (var length = 0; length < payload.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => new ReadingDecoder().Read(payload.AsSpan(0, length), readings.Count));
        }
    });

    [Fact]
    public void Hostile_payloads_are_refused_without_harm() => Gen.Byte.Array[0, 80].Sample(payload =>
    {
        try
        {
            new ReadingDecoder().Read(payload, 1);
        }
        catch (InvalidDataException)
        {
        }
    });

    [Fact]
    public void What_repeats_costs_little()
    {
        var one = Encode([Readings.Of(1, 1)]).Length;
        var hundred = Encode([.. Enumerable.Range(1, 100).Select(i => Readings.Of(1, i))]).Length;
        (hundred - one).ShouldBeLessThan(99 * 24);
    }

    private static byte[] Encode(IReadOnlyList<CityTwin.Ingest.AcceptedReading> readings)
    {
        var buffer = new FrameBuffer();
        var encoder = new ReadingEncoder();
        encoder.Begin();
        foreach (var reading in readings)
        {
            encoder.Write(reading, buffer);
        }

        return buffer.Written.ToArray();
    }
}
