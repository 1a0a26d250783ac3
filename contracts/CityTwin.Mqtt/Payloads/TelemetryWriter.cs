using System.Buffers;
using System.Text.Json;

namespace CityTwin.Mqtt;

/// <summary>Writes payloads as the front door takes them. One writer serves one thread at a time.</summary>
public sealed class TelemetryWriter : IDisposable
{
    private readonly Utf8JsonWriter _json = new(Stream.Null);

    /// <summary>One JSON object, for <c>telemetry</c>.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public void Write(IBufferWriter<byte> output, TelemetryReading reading)
    {
        _json.Reset(output);
        WriteObject(null, reading);
        _json.Flush();
    }

    /// <summary>An array of the device's own readings, for <c>telemetry</c>.</summary>
    public void Write(IBufferWriter<byte> output, IEnumerable<TelemetryReading> readings)
    {
        _json.Reset(output);
        _json.WriteStartArray();
        foreach (var reading in readings)
        {
            WriteObject(null, reading);
        }

        _json.WriteEndArray();
        _json.Flush();
    }

    /// <summary>An array of several devices' readings, for a gateway's <c>batch</c>.</summary>
    public void WriteBatch(
        IBufferWriter<byte> output, IEnumerable<(string DeviceId, TelemetryReading Reading)> readings)
    {
        _json.Reset(output);
        _json.WriteStartArray();
        foreach (var (deviceId, reading) in readings)
        {
            WriteObject(deviceId, reading);
        }

        _json.WriteEndArray();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void WriteObject(string? deviceId, TelemetryReading reading)
    {
        _json.WriteStartObject();
        if (deviceId is not null)
        {
            _json.WriteString(PayloadKeys.DeviceId, deviceId);
        }

        _json.WriteNumber(PayloadKeys.Time, reading.TimeMs);
        if (reading.Epoch is { } epoch)
        {
            _json.WriteNumber(PayloadKeys.Epoch, epoch);
        }

        if (reading.Sequence is { } sequence)
        {
            _json.WriteNumber(PayloadKeys.Sequence, sequence);
        }

        for (var i = 0; i < reading.Values.Count; i++)
        {
            _json.WriteNumber(reading.Values[i].Metric, reading.Values[i].Value);
        }

        _json.WriteEndObject();
    }
}
