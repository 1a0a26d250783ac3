using System.Buffers;
using CityTwin.DevicesSim.Publishing;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Tests.Publishing;

public class BatchSizeTests
{
    /// <summary>Ids as long as they may be, every value as long as a simulated one can be.</summary>
    [Fact]
    public void The_longest_batch_of_the_most_talkative_kind_is_within_what_a_city_takes()
    {
        var limits = new PayloadLimits();
        var most = new PublishingOptions().ReadingsPerBatch;
        most.ShouldBeLessThanOrEqualTo(limits.MaxReadings);
        foreach (var kind in Towns.Kinds.Values)
        {
            var reading = new TelemetryReading(
                Towns.Start.ToUnixTimeMilliseconds(), [.. kind.Metrics.Select(metric => new MetricNumber(metric.Name, -123456.789))]);
            var payload = new ArrayBufferWriter<byte>();
            using var writer = new TelemetryWriter();
            writer.WriteBatch(payload, Enumerable.Repeat((new string('x', DeviceId.MaxLength), reading), most));
            payload.WrittenCount.ShouldBeLessThan(limits.MaxBytes, kind.Code);
        }
    }
}
