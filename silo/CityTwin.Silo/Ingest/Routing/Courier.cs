using CityTwin.City;
using CityTwin.Ingest.Log;
using CityTwin.Sensing;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// Delivers what is queued for a street, again and again until the street has it. When a batch keeps failing it goes
/// sensor by sensor, and only the sensor that fails is held; a reading that its sensor cannot take, for reasons of the
/// sensor's own, is set aside in the end.
/// </summary>
/// <param name="left">Told how many readings of a lane are no longer on their way.</param>
internal sealed partial class Courier(
    Func<string, IStreetIngestGrain> streets, RoutingOptions options, TimeProvider clock, Func<double> random,
    LogMetrics metrics, ILogger logger, Action<StreetLane, int> left, CancellationToken stop)
{
    /// <summary>When so many sensors in a row cannot be reached and none could, it is the street that cannot.</summary>
    private const int SensorsThatShowAnOutage = 3;

    public async Task Run(StreetLane lane, LaneQueue queue)
    {
        var backoff = new Backoff(options.RetryDelay, options.MaxRetryDelay, random);
        try
        {
            // Of a held sensor one reading at a time: if need be, it is the reading that is set aside.
            while (lane.Take(queue, queue.Sensor is null ? options.BatchReadings : 1) is { } batch)
            {
                await (queue.Sensor is { } sensor
                    ? DeliverHeld(lane, queue, sensor, batch[0], backoff)
                    : DeliverBatch(lane, queue, batch, backoff));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The lane keeps what it has in flight, and with it the position the next start goes on from.
        }
    }

    private async Task DeliverBatch(StreetLane lane, LaneQueue queue, RoutedReading[] batch, Backoff backoff)
    {
        for (var failures = 0; batch.Length > 0;)
        {
            var part = batch[..Math.Min(queue.BatchReadings, batch.Length)];
            if (await Try(lane, part) is not { } failure)
            {
                queue.BatchReadings *= queue.BatchReadings < options.BatchReadings ? 2 : 1;
                failures = 0;
                backoff.Reset();
                batch = batch[part.Length..];
                Done(lane, queue, part.Length, batch);
                continue;
            }

            if (failure is TimeoutException)
            {
                queue.BatchReadings = Math.Max(1, part.Length / 2);
            }

            await Wait(failure, lane, part.Length, ++failures, backoff);
            if (failures >= options.FailuresBeforeSplitting)
            {
                batch = await DeliverEach(lane, queue, batch);
                failures = 0;
            }
        }
    }

    /// <summary>One sensor at a time; those that fail are held.</summary>
    /// <returns>What is still to be delivered, because the street itself cannot be reached.</returns>
    private async Task<RoutedReading[]> DeliverEach(StreetLane lane, LaneQueue queue, RoutedReading[] batch)
    {
        var failed = new Dictionary<TwinId, RoutedReading[]>();
        var (taken, unreached) = (0, 0);
        foreach (var sensor in batch.GroupBy(one => one.Arrival.Sensor))
        {
            RoutedReading[] its = [.. sensor];
            if (await Try(lane, its) is not { } failure)
            {
                taken += its.Length;
                continue;
            }

            failed.Add(sensor.Key, its);
            unreached += IsOwn(failure, sensor.Key) ? 0 : 1;
            if (taken == 0 && unreached == failed.Count && unreached >= SensorsThatShowAnOutage)
            {
                return batch;
            }
        }

        if (taken == 0 && unreached == failed.Count && failed.Count > 1)
        {
            return batch;
        }

        foreach (var (sensor, its) in failed)
        {
            LogHeld(sensor, lane.Street, its.Length);
            if (lane.Hold(sensor, its) is { } held)
            {
                _ = Run(lane, held);
            }
        }

        Done(lane, queue, taken, []);
        return [];
    }

    private async Task DeliverHeld(
        StreetLane lane, LaneQueue queue, TwinId sensor, RoutedReading reading, Backoff backoff)
    {
        var own = 0;
        for (var attempt = 1; ; attempt++)
        {
            if (await Try(lane, [reading]) is not { } failure)
            {
                queue.SettingAside = false;
                backoff.Reset();
                Done(lane, queue, 1, []);
                return;
            }

            own = IsOwn(failure, sensor) ? own + 1 : 0;
            if (own >= options.FailuresBeforeSettingAside || (own > 0 && queue.SettingAside))
            {
                queue.SettingAside = true;
                metrics.SetAside.Add(1);
                LogSetAside(failure, sensor, reading.Position, attempt);
                lane.Delivered(queue, []);
                left(lane, 1);
                return;
            }

            await Wait(failure, lane, 1, attempt, backoff);
        }
    }

    private async Task<Exception?> Try(StreetLane lane, RoutedReading[] readings)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            await streets(lane.Street).Deliver([.. readings.Select(one => one.Arrival)]);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task Wait(Exception failure, StreetLane lane, int count, int attempt, Backoff backoff)
    {
        metrics.Retries.Add(1, new KeyValuePair<string, object?>("of", "delivery"));
        var wait = backoff.Next();
        LogNotDelivered(failure, lane.Street, count, attempt, wait);
        await Task.Delay(wait, clock, stop);
    }

    private void Done(StreetLane lane, LaneQueue queue, int count, ReadOnlySpan<RoutedReading> rest)
    {
        lane.Delivered(queue, rest);
        metrics.Delivered.Add(count);
        left(lane, count);
    }

    private static bool IsOwn(Exception failure, TwinId sensor) =>
        failure is DeliveryIncompleteException incomplete && incomplete.AtFault.Contains(sensor);

    [LoggerMessage(LogLevel.Warning, "Street {Street} did not take {Count} readings, attempt {Attempt}; again in {Wait}.")]
    private partial void LogNotDelivered(Exception e, string street, int count, int attempt, TimeSpan wait);

    [LoggerMessage(LogLevel.Warning,
        "Sensor {Sensor} of street {Street} does not take {Count} readings: it is held, the others go on.")]
    private partial void LogHeld(TwinId sensor, string street, int count);

    [LoggerMessage(LogLevel.Critical,
        "Sensor {Sensor} cannot take its reading at position {Position} of this silo's log, after {Attempts} attempts. " +
        "The reading is set aside: it stays in the log's segments and is not delivered again.")]
    private partial void LogSetAside(Exception e, TwinId sensor, long position, int attempts);
}
